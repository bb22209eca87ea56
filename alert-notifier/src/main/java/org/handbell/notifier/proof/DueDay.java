package org.handbell.notifier.proof;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.stream.Stream;
import org.handbell.calendar.SchoolCalendar;

/**
 * The last school day on which something was to have happened by a time of day.
 *
 * @param due when it was to have happened
 * @param start when that day began
 */
record DueDay(LocalDate day, Instant start, Instant due) {

  private static final int LONGEST_HOLIDAY = 70;

  /** The newest such day; nothing where school has not been in for long. */
  static Optional<DueDay> last(
      SchoolCalendar calendar, LocalTime time, Duration grace, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, calendar.zone());
    return Stream.iterate(today, day -> day.minusDays(1))
        .limit(LONGEST_HOLIDAY)
        .filter(calendar::schoolDay)
        .map(day -> of(day, calendar, time, grace))
        .filter(each -> !each.due().isAfter(now))
        .findFirst();
  }

  static DueDay of(LocalDate day, SchoolCalendar calendar, LocalTime time, Duration grace) {
    return new DueDay(
        day,
        day.atStartOfDay(calendar.zone()).toInstant(),
        day.atTime(time).atZone(calendar.zone()).toInstant().plus(grace));
  }

  /** True where it is the very day of that moment. */
  boolean isToday(SchoolCalendar calendar, Instant now) {
    return day.equals(LocalDate.ofInstant(now, calendar.zone()));
  }
}
