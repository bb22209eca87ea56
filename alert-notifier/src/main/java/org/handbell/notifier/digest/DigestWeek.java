package org.handbell.notifier.digest;

import java.time.Instant;
import java.util.Locale;

/**
 * The seven days that one digest tells of: up to the hour at which it is sent, from that hour a
 * week before, so that every moment belongs to one digest and none waits a weekend to be told.
 *
 * @param year the ISO week-based year of the day on which it is sent
 * @param week the ISO week of that day
 * @param start inclusive
 * @param end exclusive: when the digest is due
 */
public record DigestWeek(int year, int week, Instant start, Instant end) {

  public DigestWeek {
    if (!start.isBefore(end)) {
      throw new IllegalArgumentException("a week ends after it starts");
    }
  }

  /** {@code 2026-W47}. */
  public String id() {
    return String.format(Locale.ROOT, "%d-W%02d", year, week);
  }
}
