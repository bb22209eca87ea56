package org.handbell.notifier.digest;

import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.handbell.notifier.digest.Digest.RiskCount;
import org.handbell.notifier.digest.Digest.Row;
import org.handbell.notifier.look.Look;

/** The digest as plain text, in the same order as its HTML. */
final class DigestText {

  private DigestText() {}

  static String of(Digest digest, Look look) {
    StringJoiner text = new StringJoiner("\n");
    text.add(digest.first());
    if (!digest.sight().isEmpty()) {
      text.add(digest.sight());
    }
    text.add(digest.school() + ", week " + digest.week() + ": " + digest.period());
    if (!look.intro().isEmpty()) {
      text.add(look.intro());
    }
    digest.needs().forEach(need -> text.add("- " + need.said()));
    section(text, "NEW THIS WEEK", digest.fresh());
    text.add("").add("CONCERNS THIS WEEK");
    if (digest.rows().isEmpty()) {
      text.add(digest.none());
    }
    digest.rows().forEach(row -> add(text, row));
    if (digest.more() > 0) {
      text.add("There are " + digest.more() + " more, less urgent than these, in Handbell.");
    }
    if (!digest.risks().isEmpty()) {
      text.add("").add("HOW MANY CONCERNS (THIS WEEK, WEEK BEFORE, USUAL)");
      digest.risks().forEach(risk -> text.add(line(risk)));
    }
    section(text, "WHAT WAS DONE", digest.done());
    types(text, "WHAT THE FILTER BLOCKED MOST", digest.blocked());
    types(text, "WHAT CAME UP MOST, BLOCKED OR NOT", digest.types());
    section(text, "WHAT WAS NOT MAILED", digest.quiet());
    section(text, "HOW MUCH HANDBELL COULD SEE", digest.seen());
    section(text, "WAS HANDBELL AT WORK?", digest.proof());
    if (!look.footer().isEmpty()) {
      text.add("").add(look.footer());
    }
    return text.add("").toString();
  }

  private static void add(StringJoiner text, Row row) {
    text.add(row.when() + "  " + row.type() + " (" + row.how() + ")");
    text.add("    Site: " + row.site());
    text.add("    User: " + row.user());
  }

  private static String line(RiskCount risk) {
    String usual = risk.usual() == null ? "?" : String.valueOf(risk.usual());
    return String.format(
        Locale.UK, "%-16s %5d %5d %5s", risk.risk(), risk.now(), risk.before(), usual);
  }

  private static void types(StringJoiner text, String title, List<Digest.TypeCount> types) {
    if (!types.isEmpty()) {
      text.add("").add(title);
      types.forEach(type -> text.add(type.type() + ": " + type.count()));
    }
  }

  private static void section(StringJoiner text, String title, List<String> sentences) {
    if (!sentences.isEmpty()) {
      text.add("").add(title);
      sentences.forEach(sentence -> text.add("- " + sentence));
    }
  }
}
