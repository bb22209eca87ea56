package org.handbell.notifier.digest;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.handbell.calendar.SchoolCalendar;
import org.handbell.notifier.compose.When;
import org.jspecify.annotations.Nullable;

/**
 * On how many school days of a time something was read. Where nothing was, no figure can be good
 * news.
 *
 * @param due school days that are over, and today once something was read
 * @param read those of them on which events came
 * @param late the first of them that was read, where school days went before it
 */
public record DaysRead(int due, int read, @Nullable LocalDate late) {

  /**
   * Of that time.
   *
   * @param to the end of the time, or now where it is not over
   * @param days on which events came
   */
  public static DaysRead of(
      SchoolCalendar calendar, Instant from, Instant to, Set<LocalDate> days) {
    List<LocalDate> due =
        schoolDays(calendar, from, to).stream()
            .filter(day -> days.contains(day) || isOver(calendar, day, to))
            .toList();
    List<LocalDate> read = due.stream().filter(days::contains).toList();
    boolean late = !read.isEmpty() && due.get(0).isBefore(read.get(0));
    return new DaysRead(due.size(), read.size(), late ? read.get(0) : null);
  }

  /** The school days of that time, in order. */
  public static List<LocalDate> schoolDays(SchoolCalendar calendar, Instant from, Instant to) {
    if (!from.isBefore(to)) {
      return List.of();
    }
    ZoneId zone = calendar.zone();
    return LocalDate.ofInstant(from, zone)
        .datesUntil(LocalDate.ofInstant(to.minusMillis(1), zone).plusDays(1))
        .filter(calendar::schoolDay)
        .toList();
  }

  private static boolean isOver(SchoolCalendar calendar, LocalDate day, Instant to) {
    Instant midnight = day.plusDays(1).atStartOfDay(calendar.zone()).toInstant();
    return calendar.schoolTimeBetween(to, midnight).isZero();
  }

  /** True where so many were not read that the figures are not those of the time. */
  public boolean hasGaps() {
    return 10 * unread() > due;
  }

  /** True where most were not read: the figures show nothing. */
  public boolean isMostlyUnread() {
    return 2 * unread() > due;
  }

  /** How many were not read. */
  public int unread() {
    return due - read;
  }

  /** {@code Nothing was read on 3 of 60 school days}. */
  public String missing() {
    return "Nothing was read on %d of %d school days".formatted(unread(), due);
  }

  /** The same, with the first day that was read. */
  public String missed() {
    return missing() + (late == null ? "" : "; the first one read was " + When.day(late));
  }
}
