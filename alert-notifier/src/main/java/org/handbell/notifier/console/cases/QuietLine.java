package org.handbell.notifier.console.cases;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.handbell.notifier.compose.When;
import org.handbell.notifier.register.FilterCheck;
import org.handbell.notifier.register.FilterCheck.Kind;
import org.handbell.notifier.register.FilterCheck.Result;
import org.handbell.notifier.register.Pulse;

/**
 * Whether it is quiet because there is nothing to tell, or because nothing arrives: silence is only
 * good news where events come in and the way was proved.
 */
public final class QuietLine {

  private QuietLine() {}

  /**
   * Two sentences.
   *
   * @param checks the day's, a list for each school; a school may have none
   */
  static String of(Pulse pulse, List<List<FilterCheck>> checks, Instant now, ZoneId zone) {
    return read(pulse, now) + " " + proved(checks, zone);
  }

  /** True where events come in and no test is missing: then an empty list is good news. */
  static boolean isAssured(Pulse pulse, List<List<FilterCheck>> checks) {
    return pulse.last() != null
        && checks.stream()
            .flatMap(each -> newest(each).stream())
            .noneMatch(each -> each.result() == Result.MISSED);
  }

  private static String read(Pulse pulse, Instant now) {
    Instant last = pulse.last();
    return last == null
        ? "No event has been read today, so nothing can have been noticed."
        : String.format(
            Locale.UK,
            "%,d events read today, the last one %s ago.",
            pulse.events(),
            When.during(Duration.between(last, now)));
  }

  private static String proved(List<List<FilterCheck>> checks, ZoneId zone) {
    List<FilterCheck> newest = checks.stream().flatMap(each -> newest(each).stream()).toList();
    Optional<FilterCheck> missed =
        newest.stream().filter(each -> each.result() == Result.MISSED).findFirst();
    if (missed.isPresent()) {
      return "The test that was due by "
          + When.time(missed.get().at(), zone)
          + " did not arrive: ask IT now.";
    }
    return newest.isEmpty() || newest.size() < checks.size()
        ? "That it all works has not been proved yet today."
        : "Proved to work at "
            + newest.stream()
                .map(FilterCheck::at)
                .min(Instant::compareTo)
                .map(at -> When.time(at, zone))
                .orElse("")
            + ".";
  }

  /** What the last test of the way of a line came to; mail to people is another matter. */
  private static Optional<FilterCheck> newest(List<FilterCheck> checks) {
    return checks.stream()
        .filter(each -> each.kind() != Kind.DELIVERY)
        .max((a, b) -> a.at().compareTo(b.at()));
  }
}
