package org.handbell.notifier.compose;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** When and how often, as people at a school say it: local time, with the day of the week. */
public final class When {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.UK);
  private static final DateTimeFormatter SHORT_DAY =
      DateTimeFormatter.ofPattern("EEE d MMM", Locale.UK);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);

  private When() {}

  /** {@code Monday 16 November 2026, 10:42}. */
  public static String at(Instant instant, ZoneId zone) {
    ZonedDateTime local = instant.atZone(zone);
    return DAY.format(local) + ", " + TIME.format(local);
  }

  /** {@code Mon 16 Nov, 10:42}. */
  public static String shortly(Instant instant, ZoneId zone) {
    ZonedDateTime local = instant.atZone(zone);
    return SHORT_DAY.format(local) + ", " + TIME.format(local);
  }

  /** {@code Monday 16 November 2026}. */
  public static String day(Instant instant, ZoneId zone) {
    return day(instant.atZone(zone).toLocalDate());
  }

  /** The same of a day in the calendar. */
  public static String day(LocalDate day) {
    return DAY.format(day);
  }

  /** {@code 10:42}. */
  public static String time(Instant instant, ZoneId zone) {
    return TIME.format(instant.atZone(zone));
  }

  /** From the first to the last, saying no more than the reader needs. */
  public static String between(Instant first, Instant last, ZoneId zone) {
    ZonedDateTime from = first.atZone(zone);
    ZonedDateTime to = last.atZone(zone);
    if (!from.toLocalDate().equals(to.toLocalDate())) {
      return at(first, zone) + ", to " + at(last, zone);
    }
    String start = TIME.format(from);
    String end = TIME.format(to);
    return at(first, zone) + (start.equals(end) ? "" : " to " + end);
  }

  /** How long: {@code 12 seconds}, {@code 5 minutes}, {@code 3 hours 5 minutes}, {@code 2 days}. */
  public static String during(Duration time) {
    long seconds = Math.max(0, time.toSeconds());
    if (seconds < 60) {
      return many(seconds, "second");
    }
    if (seconds < 3_600) {
      return many(seconds / 60, "minute");
    }
    if (seconds < 86_400) {
      long minutes = seconds / 60 % 60;
      return many(seconds / 3_600, "hour") + (minutes == 0 ? "" : " " + many(minutes, "minute"));
    }
    return many(seconds / 86_400, "day");
  }

  private static String many(long count, String unit) {
    return count + " " + unit + (count == 1 ? "" : "s");
  }

  /** {@code once}, {@code twice}, {@code 3 times}. */
  public static String times(int count) {
    return switch (count) {
      case 1 -> "once";
      case 2 -> "twice";
      default -> count + " times";
    };
  }
}
