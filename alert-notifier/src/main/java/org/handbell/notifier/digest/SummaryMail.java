package org.handbell.notifier.digest;

import java.util.Map;
import java.util.StringJoiner;
import org.handbell.notifier.compose.MailText;
import org.handbell.notifier.compose.Pages;
import org.handbell.notifier.look.Look;

/** The daily summary as a mail. */
public final class SummaryMail {

  private SummaryMail() {}

  /** The summary in words and as HTML. */
  public static MailText of(Summary summary) {
    return of(summary, Look.PLAIN);
  }

  /** The same with the school's own name, mark and words. */
  static MailText of(Summary summary, Look look) {
    String subject =
        "[Handbell P3] Daily summary, %s, %s".formatted(summary.day(), summary.school());
    return new MailText(
        subject,
        text(summary, look),
        Pages.render("digest/summary.jte", Map.of("summary", summary, "look", look)));
  }

  private static String text(Summary summary, Look look) {
    StringJoiner text = new StringJoiner("\n");
    text.add(summary.headline());
    text.add(summary.school() + ", " + summary.day()).add("").add(summary.advice());
    for (Summary.Entry entry : summary.entries()) {
      text.add("").add(entry.who());
      entry.lines().forEach(line -> text.add("- " + line));
    }
    if (summary.more() > 0) {
      text.add("").add("There are " + summary.more() + " more, which are in Handbell.");
    }
    if (!summary.notes().isEmpty()) {
      text.add("");
      summary.notes().forEach(text::add);
    }
    if (!look.footer().isEmpty()) {
      text.add("").add(look.footer());
    }
    return text.add("").toString();
  }
}
