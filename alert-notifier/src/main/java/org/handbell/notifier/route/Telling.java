package org.handbell.notifier.route;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.handbell.model.Incident;
import org.handbell.model.Phase;
import org.handbell.model.Priority;
import org.jspecify.annotations.Nullable;

/** Decides when a revision of an incident must be told, if it must be told at all. */
public final class Telling {

  /** What its readers were told last: they are told again only of something worse. */
  public record Told(Priority priority, @Nullable Phase phase) {}

  private Telling() {}

  /**
   * The moment by which mail is due, or nothing where the register alone takes it up. P1 and
   * concerns about staff are due at once, P2 is held so that a burst makes one mail, P3 and P4 wait
   * for the summary and the digest.
   *
   * @param told absent as long as nobody was told
   */
  public static Optional<Instant> due(
      Incident incident, @Nullable Told told, boolean concernsStaff, Instant now, Duration hold) {
    boolean worse = told == null || incident.isMoreSeriousThan(told.priority(), told.phase());
    if (!worse) {
      return Optional.empty();
    }
    return switch (incident.priority()) {
      case P1 -> Optional.of(now);
      case P2 -> Optional.of(concernsStaff ? now : now.plus(hold));
      case P3, P4 -> Optional.empty();
    };
  }
}
