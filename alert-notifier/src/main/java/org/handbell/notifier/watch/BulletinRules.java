package org.handbell.notifier.watch;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.handbell.notifier.compose.Fact;
import org.handbell.notifier.compose.When;

/** A week or a day's list that somebody waits for was not written. */
public final class BulletinRules {

  private BulletinRules() {}

  /**
   * One trouble for each school and kind of mail.
   *
   * @param open since when each trouble that stands has been there, by key
   */
  public static List<Trouble> of(List<Unwritten> all, Map<String, Instant> open, ZoneId zone) {
    return all.stream().map(each -> trouble(each, open, zone)).toList();
  }

  private static Trouble trouble(Unwritten each, Map<String, Instant> open, ZoneId zone) {
    Instant since =
        open.getOrDefault(
            Trouble.key(Kind.BULLETIN_UNWRITTEN, each.what(), each.schoolId()), each.since());
    return new Trouble(
        Kind.BULLETIN_UNWRITTEN,
        each.what(),
        each.schoolId(),
        List.of(),
        since,
        "A mail that is sent at a fixed hour (%s) could not be written, first on %s."
            .formatted(each.what(), When.shortly(since, zone)),
        List.of(new Fact("Mail", each.what())));
  }
}
