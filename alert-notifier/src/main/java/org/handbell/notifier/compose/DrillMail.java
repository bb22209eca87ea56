package org.handbell.notifier.compose;

import java.net.URI;
import org.handbell.model.School;
import org.handbell.notifier.route.Contact;

/** Asks a safeguarding lead to show that mails reach them; it cannot be taken for an alert. */
public final class DrillMail {

  private DrillMail() {}

  private static final String START =
      "<!DOCTYPE html><html lang=\"en-GB\"><head><meta charset=\"utf-8\"/><meta name=\"viewport\""
          + " content=\"width=device-width, initial-scale=1\"/><meta name=\"color-scheme\""
          + " content=\"light dark\"/><title>Drill</title></head><body style=\"margin:0;padding:16px;"
          + "font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.4;max-width:640px;\">"
          + "<p style=\"white-space:pre-line;word-break:break-word\">";

  /**
   * Writes the mail.
   *
   * @param base where the reader's phone reaches Handbell
   * @param path of the page on which they confirm
   */
  public static MailText of(Contact reader, School school, URI base, String path) {
    String name = Shown.name(school.name());
    String link = Links.base(base) + path;
    String text =
        """
        THIS IS A DRILL. No child is concerned and nothing has happened.

        %s: Handbell has sent you nothing that you had to answer for a month at %s. So that \
        you and the school know that an alert would reach you, please open this page and press the \
        button there:

        %s

        If you do not, IT and the head are told after two school days that mails may not reach you.
        """
            .formatted(Shown.name(reader.name()), name, link);
    return new MailText(
        "[Handbell DRILL] Test only, no child is concerned: please confirm, " + name,
        text,
        START + escaped(text).replace(escaped(link), anchor(escaped(link))) + "</p></body></html>");
  }

  private static String anchor(String link) {
    return "<a href=\"" + link + "\">" + link + "</a>";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
