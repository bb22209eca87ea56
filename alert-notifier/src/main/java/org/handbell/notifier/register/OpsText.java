package org.handbell.notifier.register;

import java.time.ZoneId;
import org.handbell.model.School;
import org.handbell.notifier.compose.MailText;
import org.handbell.notifier.compose.Shown;
import org.handbell.notifier.compose.When;
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

  static MailText channelRefuses(School school, String channel, String detail) {
    return mail(
        "[Handbell] The channel " + channel + " does not work, " + Shown.name(school.name()),
        "The channel "
            + channel
            + " refused a message ("
            + detail
            + "). The mail about the same case goes its own way. Please mend the channel in the"
            + " configuration or at its other end, then try it: ./handbell channels test "
            + channel);
  }

  static MailText filterFailed(School school, FilterCheck check, ZoneId zone) {
    return mail(
        "[Handbell] The filter let a test page through, " + Shown.name(school.name()),
        "The test of the filter named "
            + Shown.name(check.test())
            + " opened a page that every school's filter must block, and it was NOT blocked: "
            + When.at(check.at(), zone)
            + (check.device() == null ? "" : ", device " + Shown.name(check.device()))
            + ". Until the filter is mended, illegal content may be open to everybody at the school."
            + " IT: check that the filter's list of illegal content is switched on, up to date and"
            + " applied to this device's group, then test again. Safeguarding lead: write down what"
            + " was done about it. No child did anything here.");
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
