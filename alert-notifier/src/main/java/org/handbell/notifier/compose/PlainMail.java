package org.handbell.notifier.compose;

import java.util.List;
import java.util.Map;

/** Some lines as a mail: a line of its own is a paragraph, one that begins with a dash an item. */
public final class PlainMail {

  private PlainMail() {}

  public static MailText of(String subject, List<String> lines) {
    return new MailText(
        subject,
        String.join("\n", lines) + "\n",
        Pages.render("digest/plain.jte", Map.of("title", subject, "lines", lines)));
  }
}
