package org.handbell.calendar;

import static java.time.temporal.TemporalAdjusters.firstInMonth;
import static java.time.temporal.TemporalAdjusters.lastInMonth;
import static java.time.temporal.TemporalAdjusters.nextOrSame;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The bank holidays of a year, by the rules of the Banking and Financial Dealings Act 1971 and
 * custom: one that falls on a weekend is kept on the next weekday that is none. What was once
 * proclaimed or moved is known for 2020 to 2027.
 */
public final class BankHolidays {

  private static final Set<Nation> EVERYWHERE = Set.of(Nation.values());
  private static final Set<Nation> SCOTLAND = Set.of(Nation.SCOTLAND);

  private static final Map<LocalDate, Set<Nation>> PROCLAIMED =
      Map.of(
          LocalDate.of(2022, 6, 3), EVERYWHERE, // platinum jubilee
          LocalDate.of(2022, 9, 19), EVERYWHERE, // funeral of Elizabeth II
          LocalDate.of(2023, 5, 8), EVERYWHERE, // coronation of Charles III
          LocalDate.of(2026, 6, 15), SCOTLAND); // football world cup

  private static final Map<LocalDate, LocalDate> MOVED =
      Map.of(
          LocalDate.of(2020, 5, 4), LocalDate.of(2020, 5, 8), // 75 years of VE Day
          LocalDate.of(2022, 5, 30), LocalDate.of(2022, 6, 2)); // platinum jubilee

  private BankHolidays() {}

  /** True where banks are shut on that day, and schools with them. */
  public static boolean is(Nation nation, LocalDate day) {
    return of(nation, day.getYear()).contains(day);
  }

  /** All of that year, in order. */
  public static Set<LocalDate> of(Nation nation, int year) {
    Set<LocalDate> days = new TreeSet<>();
    onMondays(nation, year).forEach(day -> days.add(MOVED.getOrDefault(day, day)));
    LocalDate easter = easter(year);
    days.add(easter.minusDays(2));
    if (nation != Nation.SCOTLAND) {
      days.add(easter.plusDays(1));
    }
    PROCLAIMED.forEach(
        (day, where) -> {
          if (day.getYear() == year && where.contains(nation)) {
            days.add(day);
          }
        });
    onDates(nation, year).forEach(day -> days.add(orNextFree(day, days)));
    return days;
  }

  private static List<LocalDate> onMondays(Nation nation, int year) {
    LocalDate august = LocalDate.of(year, Month.AUGUST, 1);
    return List.of(
        LocalDate.of(year, Month.MAY, 1).with(firstInMonth(DayOfWeek.MONDAY)),
        LocalDate.of(year, Month.MAY, 1).with(lastInMonth(DayOfWeek.MONDAY)),
        nation == Nation.SCOTLAND
            ? august.with(firstInMonth(DayOfWeek.MONDAY))
            : august.with(lastInMonth(DayOfWeek.MONDAY)));
  }

  /** Those of a date, the earlier first, so that a pair on a weekend keeps its order. */
  private static List<LocalDate> onDates(Nation nation, int year) {
    LocalDate newYear = LocalDate.of(year, Month.JANUARY, 1);
    LocalDate christmas = LocalDate.of(year, Month.DECEMBER, 25);
    LocalDate boxing = christmas.plusDays(1);
    return switch (nation) {
      case ENGLAND_AND_WALES -> List.of(newYear, christmas, boxing);
      case SCOTLAND ->
          List.of(
              newYear,
              newYear.plusDays(1),
              LocalDate.of(year, Month.NOVEMBER, 30),
              christmas,
              boxing);
      case NORTHERN_IRELAND ->
          List.of(
              newYear,
              LocalDate.of(year, Month.MARCH, 17),
              LocalDate.of(year, Month.JULY, 12),
              christmas,
              boxing);
    };
  }

  private static LocalDate orNextFree(LocalDate day, Set<LocalDate> taken) {
    LocalDate free = day;
    while (taken.contains(free) || isWeekend(free)) {
      free = isWeekend(free) ? free.with(nextOrSame(DayOfWeek.MONDAY)) : free.plusDays(1);
    }
    return free;
  }

  private static boolean isWeekend(LocalDate day) {
    return day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0;
  }

  /** Easter Sunday, by the anonymous Gregorian rule. */
  static LocalDate easter(int year) {
    int a = year % 19;
    int b = year / 100;
    int c = year % 100;
    int d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    int e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
    int f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
    return LocalDate.of(year, f / 31, f % 31 + 1);
  }
}
