package org.handbell.notifier.digest;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.handbell.notifier.NotifierConfig;

/**
 * When digests and summaries fall due, by the clock on the school's wall: once on each of their
 * days, also on those when the clock skips or repeats the hour.
 *
 * @param summaryTime on Mondays to Fridays
 */
public record Schedule(
    DayOfWeek digestDay, LocalTime digestTime, LocalTime summaryTime, ZoneId zone) {

  private static final int LENGTH_OF_WEEK = "2026-W47".length();

  /** When pupils have gone and the safeguarding lead has not. */
  public static final LocalTime DEFAULT_SUMMARY_TIME = LocalTime.of(15, 45);

  /** The hours that the organisation has chosen. */
  public static Schedule of(NotifierConfig config) {
    return new Schedule(
        config.digestDay(), config.digestTime(), config.summaryTime(), config.zone());
  }

  /** The weeks whose digest fell due after {@code after} and not after {@code now}, in order. */
  public List<DigestWeek> digestsDue(Instant after, Instant now) {
    return days(after, now, day -> day.getDayOfWeek() == digestDay)
        .map(this::weekEndingOn)
        .filter(week -> isDue(week.end(), after, now))
        .toList();
  }

  /** The days whose summary fell due after {@code after} and not after {@code now}, in order. */
  public List<SummaryDay> summariesDue(Instant after, Instant now) {
    return days(after, now, Schedule::isWeekday)
        .map(this::summaryOf)
        .filter(day -> isDue(day.end(), after, now))
        .toList();
  }

  /**
   * The week of that name.
   *
   * @param id as ISO 8601 writes a week: {@code 2026-W47}
   * @throws IllegalArgumentException when there is no such week
   */
  public DigestWeek week(String id) {
    try {
      if (id.length() != LENGTH_OF_WEEK) {
        throw new DateTimeParseException("a year has four digits", id, 0);
      }
      LocalDate monday = LocalDate.parse(id + "-1", DateTimeFormatter.ISO_WEEK_DATE);
      return weekEndingOn(monday.with(TemporalAdjusters.nextOrSame(digestDay)));
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("a week is written 2026-W47, not " + id, e);
    }
  }

  /** The week before that one. */
  public DigestWeek before(DigestWeek week) {
    return weekEndingOn(week.end().atZone(zone).toLocalDate().minusWeeks(1));
  }

  /** The week after that one. */
  public DigestWeek after(DigestWeek week) {
    return weekEndingOn(week.end().atZone(zone).toLocalDate().plusWeeks(1));
  }

  DigestWeek weekEndingOn(LocalDate day) {
    return new DigestWeek(
        day.get(IsoFields.WEEK_BASED_YEAR),
        day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR),
        at(day.minusWeeks(1), digestTime),
        at(day, digestTime));
  }

  /** The hour of the daily summary, on any day. */
  Instant summaryAt(LocalDate day) {
    return at(day, summaryTime);
  }

  private SummaryDay summaryOf(LocalDate day) {
    LocalDate before = day.minusDays(day.getDayOfWeek() == DayOfWeek.MONDAY ? 3 : 1);
    return new SummaryDay(day, at(before, summaryTime), at(day, summaryTime));
  }

  private Stream<LocalDate> days(Instant after, Instant now, Predicate<LocalDate> wanted) {
    LocalDate first = after.atZone(zone).toLocalDate();
    LocalDate last = now.atZone(zone).toLocalDate();
    return first.isAfter(last) ? Stream.of() : first.datesUntil(last.plusDays(1)).filter(wanted);
  }

  private Instant at(LocalDate day, LocalTime time) {
    return day.atTime(time).atZone(zone).toInstant();
  }

  private static boolean isDue(Instant due, Instant after, Instant now) {
    return due.isAfter(after) && !due.isAfter(now);
  }

  static boolean isWeekday(LocalDate day) {
    return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
  }
}
