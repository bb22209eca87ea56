package org.handbell.notifier.digest;

import java.util.Map;
import org.handbell.notifier.compose.MailText;
import org.handbell.notifier.compose.Pages;

/** The digest as a mail of one page. */
public final class DigestMail {

  private DigestMail() {}

  /** The digest in words and as HTML; neither loads anything or links anywhere. */
  public static MailText of(Digest digest) {
    String subject =
        "[Handbell] Weekly digest, week %d, %s".formatted(digest.week(), digest.school());
    return new MailText(
        subject,
        DigestText.of(digest),
        Pages.render("digest/digest.jte", Map.of("digest", digest)));
  }
}
