package org.handbell.notifier.digest;

import java.util.List;
import java.util.Map;
import org.handbell.notifier.compose.MailText;
import org.handbell.notifier.compose.Pages;

/** Some lines as a mail: a line of its own is a paragraph, one that begins with a dash an item. */
final class PlainMail {

  private PlainMail() {}

  static MailText of(String subject, List<String> lines) {
    return new MailText(
        subject,
        String.join("\n", lines) + "\n",
        Pages.render("digest/plain.jte", Map.of("title", subject, "lines", lines)));
  }
}
