package org.handbell.notifier.digest;

import java.util.Map;
import org.handbell.notifier.compose.MailText;
import org.handbell.notifier.compose.Pages;
import org.handbell.notifier.look.Look;

/** The digest as a mail of one page. */
public final class DigestMail {

  private DigestMail() {}

  /** The digest in words and as HTML; neither loads anything or links anywhere. */
  public static MailText of(Digest digest) {
    return of(digest, Look.PLAIN);
  }

  /** The same with the school's own name, mark and words. */
  static MailText of(Digest digest, Look look) {
    String subject =
        "[Handbell] Weekly digest, week %d, %s".formatted(digest.week(), digest.school());
    return new MailText(
        subject,
        DigestText.of(digest, look),
        Pages.render("digest/digest.jte", Map.of("digest", digest, "look", look)));
  }
}
