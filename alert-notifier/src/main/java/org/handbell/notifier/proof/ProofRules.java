package org.handbell.notifier.proof;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.handbell.calendar.Calendars;
import org.handbell.model.DrillLine;
import org.handbell.model.School;
import org.handbell.notifier.compose.Fact;
import org.handbell.notifier.register.DeliveryDrills.Unconfirmed;
import org.handbell.notifier.register.FilterCheck;
import org.handbell.notifier.watch.Kind;
import org.handbell.notifier.watch.Trouble;
import org.handbell.notifier.watch.WatchedSource;

/**
 * Everything that was to be proved and was not.
 *
 * @param running how long this process has been awake
 */
public record ProofRules(
    ProofPlan plan, Calendars calendars, ZoneId zone, Duration running, Instant now) {

  private static final Duration PATIENCE = Duration.ofMinutes(15);

  /** What is missing now. */
  public List<Missing> of(
      List<WatchedSource> sources,
      Collection<FilterCheck> checks,
      Collection<DrillLine> drills,
      List<Unconfirmed> deliveries) {
    return Stream.of(
            new ChainRules(plan, calendars, running, now).of(sources, checks, drills),
            new CanaryRules(plan, calendars, running, now).of(sources, checks),
            DeliveryRules.of(deliveries, zone))
        .flatMap(List::stream)
        .toList();
  }

  /** A heartbeat that nobody hears concerns every school. */
  public static List<Trouble> of(Heartbeat heartbeat, List<School> schools, Instant now) {
    Instant since = heartbeat.failingSince();
    if (since == null || since.plus(PATIENCE).isAfter(now)) {
      return List.of();
    }
    return schools.stream()
        .map(
            school ->
                new Trouble(
                    Kind.HEARTBEAT_FAILED,
                    "heartbeat",
                    school.id(),
                    List.of(),
                    since,
                    "The heartbeat to the outside is not heard.",
                    List.of(new Fact("What stands in the way", String.valueOf(heartbeat.fault())))))
        .toList();
  }
}
