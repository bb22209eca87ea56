package org.handbell.notifier.compose;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.handbell.notifier.route.Contact;
import org.jspecify.annotations.Nullable;

/**
 * The test alert by which a contact shows that alerts reach them. Nothing in it can be taken for a
 * concern about a child.
 */
public final class TestAlertMail {

  private TestAlertMail() {}

  /**
   * The mail for one reader.
   *
   * @param place the school, or the organisation of who hears of all schools
   * @param publicUrl where the reader's phone reaches the console; absent, the mail holds no link
   * @param path of the page that confirms
   */
  public static MailText of(Contact reader, String place, @Nullable URI publicUrl, String path) {
    @Nullable String link = publicUrl == null ? null : Links.base(publicUrl) + path;
    String subject = "[Handbell] Test alert, please confirm, " + Shown.name(place);
    String lead =
        "This is a test of Handbell, which watches what %s's web filter logs. Nothing has happened and"
            .formatted(Shown.name(place));
    String why =
        " it is about no child. You are named there with the role %s: alerts come to this address."
            .formatted(reader.role().id());
    String ask =
        link == null
            ? "Please tell whoever looks after Handbell that this mail has come: they write it down."
            : "Please open this link and press the button, so that everybody knows that alerts reach"
                + " you. It is valid for 14 days:";
    String end =
        "Until that is done you are sent every alert all the same, and the head and IT are told that"
            + " nobody knows whether they arrive.";
    String text =
        String.join("\n\n", lead + why, link == null ? ask : ask + "\n" + link, end) + "\n";
    Map<String, Object> values = new HashMap<>();
    values.put("subject", subject);
    values.put("lead", lead + why);
    values.put("ask", ask);
    values.put("link", link == null ? "" : link);
    values.put("end", end);
    return new MailText(subject, text, Pages.render("mail/test.jte", values));
  }
}
