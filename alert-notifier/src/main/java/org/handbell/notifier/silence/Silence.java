package org.handbell.notifier.silence;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.handbell.model.Incident;
import org.handbell.model.Priority;

/**
 * For a while nobody is mailed about something, and it is known why and on whose word. It never
 * hides what is illegal, what concerns staff or what a person said of themselves, and a P1 only
 * where two people answer for it.
 *
 * @param by ids of those who answer for it
 * @param until exclusive, at most 30 days after the beginning
 */
public record Silence(
    String id, String reason, List<String> by, Instant from, Instant until, Scope scope) {

  private static final Duration LONGEST = Duration.ofDays(30);

  /** The clock may be put back by an hour in between. */
  private static final Duration ONE_HOUR = Duration.ofHours(1);

  public Silence {
    by = by.stream().distinct().toList();
    if (reason.isBlank()) {
      throw new IllegalArgumentException("a silence needs a reason that others understand");
    }
    if (by.isEmpty()) {
      throw new IllegalArgumentException("a silence needs somebody who answers for it");
    }
    if (!from.isBefore(until)) {
      throw new IllegalArgumentException("a silence begins before it ends");
    }
    if (Duration.between(from, until).compareTo(LONGEST.plus(ONE_HOUR)) > 0) {
      throw new IllegalArgumentException("a silence lasts 30 days at most; look at it then");
    }
  }

  /** True while it holds. */
  public boolean isOn(Instant now) {
    return !now.isBefore(from) && now.isBefore(until);
  }

  /**
   * True where nobody is to be mailed about that incident now.
   *
   * @param concernsStaff true for any concern about staff
   */
  public boolean hides(Incident incident, boolean concernsStaff, Instant now) {
    return isOn(now)
        && scope.covers(incident)
        && !concernsStaff
        && !incident.holdsIllegal()
        && !isInTheirOwnWords(incident)
        && (incident.priority() != Priority.P1 || by.size() > 1);
  }

  private static boolean isInTheirOwnWords(Incident incident) {
    return incident.evidence().stream()
        .flatMap(evidence -> evidence.findings().stream())
        .anyMatch(finding -> finding.core() && finding.priority() == incident.priority());
  }
}
