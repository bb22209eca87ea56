package org.handbell.calendar;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When one school is in. Without terms it is taken to be in on every weekday that is no bank
 * holiday, but for the summer and the days around Christmas: to look for lines on a day off costs a
 * mail, not to look on a school day may cost a child.
 *
 * @param zone of the clock on the school's wall
 * @param hours a weekday that is absent has no school
 * @param terms in any order; none where nobody has written them down
 * @param closed holidays and INSET days, besides bank holidays
 * @param halfDays when school ends on them
 * @param boarding true where pupils are there day and night in term
 */
public record SchoolCalendar(
    ZoneId zone,
    Nation nation,
    Map<DayOfWeek, Hours> hours,
    List<Days> terms,
    List<Days> closed,
    Map<LocalDate, LocalTime> halfDays,
    boolean boarding) {

  /** Beyond the terms that are written down by more than this, the list is taken to be old. */
  private static final int LONGEST_HOLIDAY = 60;

  private static final int LOOK_AHEAD = 400;

  public SchoolCalendar {
    hours = Map.copyOf(hours);
    terms = List.copyOf(terms);
    closed = List.copyOf(closed);
    halfDays = Map.copyOf(halfDays);
  }

  /** What holds for a school of which nothing is known. */
  public static SchoolCalendar usual(ZoneId zone) {
    Map<DayOfWeek, Hours> hours = new EnumMap<>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day.compareTo(DayOfWeek.SATURDAY) < 0) {
        hours.put(day, Hours.USUAL);
      }
    }
    return new SchoolCalendar(
        zone, Nation.ENGLAND_AND_WALES, hours, List.of(), List.of(), Map.of(), false);
  }

  /** True on a day on which lessons are held. */
  public boolean schoolDay(LocalDate day) {
    return hours.containsKey(day.getDayOfWeek()) && inTerm(day) && !BankHolidays.is(nation, day);
  }

  /** True while school is in; in a boarding school that is day and night throughout the term. */
  public boolean isSchoolTime(Instant moment) {
    ZonedDateTime local = moment.atZone(zone);
    return hoursOf(local.toLocalDate())
        .filter(day -> boarding || day.contain(local.toLocalTime()))
        .isPresent();
  }

  /** That moment where school is in, else when it next is; nothing where that is years off. */
  public Optional<Instant> nextSchoolTime(Instant moment) {
    if (isSchoolTime(moment)) {
      return Optional.of(moment);
    }
    LocalDate today = moment.atZone(zone).toLocalDate();
    return today
        .datesUntil(today.plusDays(LOOK_AHEAD))
        .flatMap(day -> start(day).stream())
        .filter(start -> start.isAfter(moment))
        .findFirst();
  }

  /** How much of the time from one moment to another school was in. */
  public Duration schoolTimeBetween(Instant from, Instant to) {
    if (!from.isBefore(to)) {
      return Duration.ZERO;
    }
    LocalDate last = to.atZone(zone).toLocalDate();
    LocalDate earliest = last.minusDays(LOOK_AHEAD);
    LocalDate first = from.atZone(zone).toLocalDate();
    return (first.isBefore(earliest) ? earliest : first)
        .datesUntil(last.plusDays(1))
        .map(day -> overlap(day, from, to))
        .reduce(Duration.ZERO, Duration::plus);
  }

  /** When school begins on that day, nothing on a day off. */
  public Optional<Instant> start(LocalDate day) {
    return hoursOf(day).map(open -> boarding ? midnight(day) : at(day, open.from()));
  }

  private Duration overlap(LocalDate day, Instant from, Instant to) {
    Optional<Instant> start = start(day);
    if (start.isEmpty()) {
      return Duration.ZERO;
    }
    Instant begin = start.get().isAfter(from) ? start.get() : from;
    Instant over = end(day);
    Instant end = over.isBefore(to) ? over : to;
    return begin.isBefore(end) ? Duration.between(begin, end) : Duration.ZERO;
  }

  private Instant end(LocalDate day) {
    return boarding
        ? midnight(day.plusDays(1))
        : at(day, hoursOf(day).map(Hours::to).orElse(LocalTime.MIDNIGHT));
  }

  /** Who lives at school is there on Sundays and bank holidays too. */
  private Optional<Hours> hoursOf(LocalDate day) {
    if (boarding) {
      return inTerm(day) ? Optional.of(Hours.USUAL) : Optional.empty();
    }
    Hours usual = hours.get(day.getDayOfWeek());
    if (usual == null || !schoolDay(day)) {
      return Optional.empty();
    }
    LocalTime until = halfDays.getOrDefault(day, usual.to());
    return until.isAfter(usual.from())
        ? Optional.of(new Hours(usual.from(), until))
        : Optional.empty();
  }

  private boolean inTerm(LocalDate day) {
    if (closed.stream().anyMatch(days -> days.contain(day))) {
      return false;
    }
    return (terms.isEmpty() || isBeyondTheTerms(day))
        ? !nation.isSummer(day.getMonth()) && !isAroundChristmas(day)
        : terms.stream().anyMatch(term -> term.contain(day));
  }

  /** A list that nobody has carried on must not silence the alarm for ever. */
  private boolean isBeyondTheTerms(LocalDate day) {
    return bounds(terms)
            .noneMatch(
                known ->
                    new Days(known.minusDays(LONGEST_HOLIDAY), known.plusDays(LONGEST_HOLIDAY))
                        .contain(day))
        && terms.stream().noneMatch(term -> term.contain(day));
  }

  private static Stream<LocalDate> bounds(Collection<Days> all) {
    return all.stream().flatMap(days -> Stream.of(days.from(), days.to()));
  }

  private static boolean isAroundChristmas(LocalDate day) {
    return (day.getMonth() == Month.DECEMBER && day.getDayOfMonth() >= 24)
        || (day.getMonth() == Month.JANUARY && day.getDayOfMonth() == 1);
  }

  private Instant at(LocalDate day, LocalTime time) {
    return day.atTime(time).atZone(zone).toInstant();
  }

  private Instant midnight(LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }
}
