package org.handbell.notifier.console.cases;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.StringJoiner;
import org.handbell.notifier.compose.CaseText;
import org.handbell.notifier.compose.Exhibit;

/**
 * A case as text to be put into the school's record of child protection. It holds what the page
 * shows: addresses stay defanged, and one on a list of illegal content is not there.
 */
public final class CaseExport {

  private CaseExport() {}

  static byte[] of(CasePage page) {
    StringJoiner text = new StringJoiner("\r\n", "", "\r\n");
    text.add("HANDBELL CASE " + page.number());
    text.add("School: " + page.school());
    text.add("Priority: " + page.urgency());
    text.add("Raised: " + page.raised());
    text.add("In whose hands: " + page.holder());
    text.add("Outcome: " + (page.closed() == null ? "open" : page.closed()));
    CaseText told = page.text();
    if (told != null) {
      told.facts().forEach(fact -> text.add(fact.label() + ": " + fact.value()));
      list(text, "WHAT HAPPENED", List.of(told.what()));
      list(text, "WHAT WAS SEEN", told.exhibits().stream().map(CaseExport::line).toList());
      list(text, "WHY THIS PRIORITY", told.why());
      list(text, "HOW PEOPLE CHANGED IT", page.weighed());
      list(text, "WHAT IS NOT KNOWN", told.unknown());
    }
    for (CasePage.Entry entry : page.entries()) {
      list(text, entry.head(), entry.lines());
    }
    list(text, "WHO WAS TOLD", page.told());
    return text.toString().getBytes(UTF_8);
  }

  private static String line(Exhibit exhibit) {
    StringBuilder line = new StringBuilder(exhibit.when());
    line.append(", ").append(exhibit.act()).append(": ").append(exhibit.words().whole());
    if (exhibit.site() != null) {
      line.append(", on ").append(exhibit.site());
    }
    line.append(". ").append(exhibit.filter()).append('.');
    exhibit.findings().forEach(seen -> line.append(' ').append(seen.why()).append('.'));
    return line.toString();
  }

  private static void list(StringJoiner text, String head, List<String> lines) {
    if (!lines.isEmpty()) {
      text.add("").add(head);
      lines.forEach(line -> text.add("- " + line));
    }
  }
}
