package org.handbell.notifier.register;

import org.handbell.model.School;
import org.handbell.notifier.compose.MailText;
import org.handbell.notifier.route.Contact;

/** The words for IT when a mail cannot reach anybody; nothing in them is about a concern. */
final class OpsText {

  private OpsText() {}

  static MailText unheard(School school) {
    return mail(
        "[Handbell] A concern has no recipient, " + school.name(),
        "Handbell has a concern at "
            + school.name()
            + " and nobody it may tell. Please see that the configuration's list of people names a"
            + " DSL, a head and a chair with addresses of their own, and tell the head or the chair"
            + " of governors that a case waits in Handbell.");
  }

  static MailText undeliverable(School school, Contact recipient, String detail) {
    return mail(
        "[Handbell] A mail could not be delivered, " + school.name(),
        "The mail server refused a mail to "
            + recipient.email()
            + " ("
            + detail
            + "). Where somebody else may be told instead, they were. Please mend the address or"
            + " the mailbox.");
  }

  /** Plain paragraphs as a mail. */
  static MailText mail(String subject, String text) {
    String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    return new MailText(
        subject,
        text + "\n",
        "<!DOCTYPE html><html lang=\"en\"><body><p style=\"white-space:pre-line\">"
            + escaped
            + "</p></body></html>");
  }
}
