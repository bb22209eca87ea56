package org.handbell.notifier.report;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.compose.When;
import org.handbell.notifier.register.ChangeRequest;
import org.handbell.notifier.register.FilterTest;
import org.handbell.notifier.register.Register;
import org.handbell.notifier.register.SpotCheck;
import org.handbell.notifier.register.Tally;

/**
 * What people wrote into Handbell's own registers, as counts: nothing of what they wrote.
 *
 * @param zone in which the days are told
 */
public record KeptRegisters(org.handbell.notifier.register.Registers kept, ZoneId zone)
    implements Registers {

  /** Those of that register. */
  public static KeptRegisters of(Register register, NotifierConfig config) {
    return new KeptRegisters(register.registers(), config.zone());
  }

  @Override
  public Optional<Kept> read(Kind kind, String schoolId, Instant from, Instant to) {
    return switch (kind) {
      case FILTER_TESTS ->
          told(
              kept.filterTests().tally(schoolId, from, to),
              FilterTest.Result.values(),
              FilterTest.Result::title);
      case CHANGES ->
          told(
              kept.changeRequests().tally(schoolId, from, to),
              ChangeRequest.State.values(),
              ChangeRequest.State::title);
      case SPOT_CHECKS ->
          told(
              kept.spotChecks().tally(schoolId, from, to),
              SpotCheck.Result.values(),
              SpotCheck.Result::title);
      case STAFF_REPORTS ->
          Optional.of(kept.staffReports().aboutPupils(schoolId, from, to))
              .filter(count -> count > 0)
              .map(count -> new Kept(count, List.of()));
    };
  }

  private <E extends Enum<E>> Optional<Kept> told(
      Tally tally, E[] results, Function<E, String> title) {
    Instant latest = tally.latest();
    if (latest == null) {
      return Optional.empty();
    }
    String parts =
        Arrays.stream(results)
            .filter(each -> tally.of(each) > 0)
            .map(each -> title.apply(each) + ": " + tally.of(each))
            .collect(joining(", "));
    String last = "The last one was on " + When.day(latest, zone);
    return Optional.of(new Kept(tally.count(), List.of(parts, last)));
  }
}
