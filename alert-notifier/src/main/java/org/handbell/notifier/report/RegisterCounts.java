package org.handbell.notifier.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.handbell.notifier.register.ChangeRequest;
import org.handbell.notifier.register.Tally;

/**
 * The registers of the console as reports count them. What staff reported is left out: even a count
 * of it would tell of a concern about staff.
 */
public record RegisterCounts(org.handbell.notifier.register.Registers registers)
    implements Registers {

  @Override
  public Optional<Kept> read(Kind kind, String schoolId, Instant from, Instant to) {
    return switch (kind) {
      case FILTER_TESTS -> kept(registers.filterTests().tally(schoolId, from, to), 0);
      case SPOT_CHECKS -> kept(registers.spotChecks().tally(schoolId, from, to), 0);
      case CHANGES -> changes(registers.changeRequests().tally(schoolId, from, to));
      case STAFF_REPORTS -> Optional.empty();
    };
  }

  private static Optional<Kept> changes(Tally tally) {
    int open = tally.of(ChangeRequest.State.ASKED) + tally.of(ChangeRequest.State.APPROVED);
    return kept(tally, open);
  }

  private static Optional<Kept> kept(Tally tally, int open) {
    return tally.count() == 0
        ? Optional.empty()
        : Optional.of(new Kept(tally.count(), open, List.of()));
  }
}
