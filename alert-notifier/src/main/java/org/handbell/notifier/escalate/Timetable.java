package org.handbell.notifier.escalate;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import org.handbell.calendar.SchoolCalendar;

/**
 * A school's clock on the wall, as escalation reads it.
 *
 * @param morning when people are told again who were told while school was out
 */
public record Timetable(SchoolCalendar calendar, LocalTime morning) {

  /** Where no school day is to be found for that long, days of the week must do. */
  private static final int LOOK_AHEAD = 400;

  boolean isSchoolTime(Instant moment) {
    return calendar.isSchoolTime(moment);
  }

  /** The next morning, or the next beginning of school when that is sooner. */
  Instant nextMorning(Instant moment) {
    ZonedDateTime local = moment.atZone(calendar.zone());
    Instant today = on(local.toLocalDate());
    Instant next = today.isAfter(moment) ? today : on(local.toLocalDate().plusDays(1));
    return calendar
        .nextSchoolTime(moment)
        .filter(school -> school.isAfter(moment) && school.isBefore(next))
        .orElse(next);
  }

  /** When that wait is over. */
  Instant after(Instant start, Wait wait) {
    return switch (wait.unit()) {
      case MINUTES -> start.plus(Duration.ofMinutes(wait.amount()));
      case SCHOOL_MINUTES -> afterSchoolTime(start, Duration.ofMinutes(wait.amount()));
      case SCHOOL_DAYS -> afterSchoolDays(start, wait.amount());
    };
  }

  private Instant afterSchoolTime(Instant start, Duration wait) {
    Duration left = wait;
    LocalDate day = start.atZone(calendar.zone()).toLocalDate();
    Instant from = start;
    for (int i = 0; i < LOOK_AHEAD; i++) {
      Instant midnight = day.plusDays(1).atStartOfDay(calendar.zone()).toInstant();
      Duration today = calendar.schoolTimeBetween(from, midnight);
      if (!today.isZero() && today.compareTo(left) >= 0) {
        return calendar.nextSchoolTime(from).orElse(from).plus(left);
      }
      left = left.minus(today);
      day = day.plusDays(1);
      from = midnight;
    }
    return start.plus(wait);
  }

  private Instant afterSchoolDays(Instant start, int days) {
    LocalDate first = start.atZone(calendar.zone()).toLocalDate();
    int left = Math.max(1, days);
    for (int i = 1; i < LOOK_AHEAD; i++) {
      LocalDate day = first.plusDays(i);
      if (calendar.schoolDay(day) && --left == 0) {
        Instant early = on(day);
        return calendar.start(day).filter(early::isBefore).orElse(early);
      }
    }
    return on(first.plusDays(days));
  }

  private Instant on(LocalDate day) {
    return day.atTime(morning).atZone(calendar.zone()).toInstant();
  }
}
