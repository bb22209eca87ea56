package org.handbell.notifier.compose;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.handbell.model.School;
import org.handbell.notifier.route.Contact;
import org.jspecify.annotations.Nullable;

/** Tells those who answer for a school that somebody of another opened one of its cases. */
public final class GlassMail {

  private GlassMail() {}

  /**
   * What is mailed; neither what the case is about nor the reason, which may tell it.
   *
   * @param url where the console is reached; null where mails hold no link
   */
  public static MailText of(
      String number,
      School school,
      Contact opener,
      Instant at,
      Instant until,
      ZoneId zone,
      @Nullable URI url) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s (%s), who is not of %s, opened case %s by break-glass on %s, and may read it until %s."
            .formatted(
                Shown.name(opener.name()),
                opener.role().id(),
                Shown.name(school.name()),
                number,
                When.at(at, zone),
                When.shortly(until, zone)));
    lines.add("They gave a reason. It stands in Handbell, under Break-glass.");
    lines.add("If you do not know why, ask them today, and whoever leads safeguarding.");
    if (url != null) {
      lines.add(url.toString().replaceAll("/+$", "") + "/break-glass");
    }
    return PlainMail.of(
        "[Handbell] Case %s was opened by break-glass, %s"
            .formatted(number, Shown.name(school.name())),
        lines);
  }
}
