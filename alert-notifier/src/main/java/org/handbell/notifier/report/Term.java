package org.handbell.notifier.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.handbell.calendar.Days;
import org.handbell.calendar.SchoolCalendar;

/**
 * One of the three terms of a school year, with the holiday before it, so that every day belongs to
 * one. Where the calendar names its days they count, both halves together; else autumn is September
 * to December, spring January to March, summer April to August.
 *
 * @param year the calendar year in which it lies
 */
public record Term(int year, Season season, Days days) {

  /** The part of the year. */
  public enum Season {
    SPRING(Month.JANUARY, Month.MARCH),
    SUMMER(Month.APRIL, Month.AUGUST),
    AUTUMN(Month.SEPTEMBER, Month.DECEMBER);

    private final Month first;
    private final Month last;

    Season(Month first, Month last) {
      this.first = first;
      this.last = last;
    }

    static Season of(LocalDate day) {
      return day.getMonth().compareTo(Month.APRIL) < 0
          ? SPRING
          : day.getMonth().compareTo(Month.SEPTEMBER) < 0 ? SUMMER : AUTUMN;
    }

    /** The word in a term's name. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The term in which that day is. */
  public static Term containing(LocalDate day, SchoolCalendar calendar) {
    return of(day.getYear(), Season.of(day), calendar);
  }

  /**
   * The term of that name.
   *
   * @param id {@code 2026-autumn}
   * @throws IllegalArgumentException where no term is called so
   */
  public static Term named(String id, SchoolCalendar calendar) {
    String wanted = id.toLowerCase(Locale.ROOT);
    for (Season season : Season.values()) {
      String end = "-" + season.id();
      if (wanted.matches("[0-9]{4}" + end)) {
        return of(Integer.parseInt(wanted.substring(0, 4)), season, calendar);
      }
    }
    throw new IllegalArgumentException("a term is written 2026-autumn, not " + id);
  }

  /** From the day after the term before: a holiday counts with the term that comes after it. */
  private static Term of(int year, Season season, SchoolCalendar calendar) {
    Season earlier =
        switch (season) {
          case SPRING -> Season.AUTUMN;
          case SUMMER -> Season.SPRING;
          case AUTUMN -> Season.SUMMER;
        };
    LocalDate last = taught(season == Season.SPRING ? year - 1 : year, earlier, calendar).to();
    return new Term(year, season, new Days(last.plusDays(1), taught(year, season, calendar).to()));
  }

  /** The days from its first lesson to its last. */
  private static Days taught(int year, Season season, SchoolCalendar calendar) {
    LocalDate first = LocalDate.of(year, season.first, 1);
    LocalDate last = LocalDate.of(year, season.last, season.last.maxLength());
    List<Days> written =
        calendar.terms().stream()
            .filter(each -> middle(each).isAfter(first.minusDays(1)))
            .filter(each -> middle(each).isBefore(last.plusDays(1)))
            .toList();
    return new Days(
        written.stream().map(Days::from).min(LocalDate::compareTo).orElse(first),
        written.stream().map(Days::to).max(LocalDate::compareTo).orElse(last));
  }

  /** A spring term may begin in the last days of December, and end in April. */
  private static LocalDate middle(Days days) {
    return days.from().plusDays((days.to().toEpochDay() - days.from().toEpochDay()) / 2);
  }

  /** The term before. */
  public Term before(SchoolCalendar calendar) {
    return switch (season) {
      case SPRING -> of(year - 1, Season.AUTUMN, calendar);
      case SUMMER -> of(year, Season.SPRING, calendar);
      case AUTUMN -> of(year, Season.SUMMER, calendar);
    };
  }

  /** The term after. */
  public Term after(SchoolCalendar calendar) {
    return switch (season) {
      case SPRING -> of(year, Season.SUMMER, calendar);
      case SUMMER -> of(year, Season.AUTUMN, calendar);
      case AUTUMN -> of(year + 1, Season.SPRING, calendar);
    };
  }

  /** {@code 2026-autumn}. */
  public String id() {
    return String.format(Locale.ROOT, "%d-%s", year, season.id());
  }

  /** {@code autumn term 2026}. */
  public String title() {
    return String.format(Locale.ROOT, "%s term %d", season.id(), year);
  }

  /** When it begins. */
  public Instant start(ZoneId zone) {
    return days.from().atStartOfDay(zone).toInstant();
  }

  /** When the day after its last begins. */
  public Instant end(ZoneId zone) {
    return days.to().plusDays(1).atStartOfDay(zone).toInstant();
  }
}
