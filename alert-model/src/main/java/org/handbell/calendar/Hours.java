package org.handbell.calendar;

import java.time.LocalTime;

/**
 * The part of a day in which school is in.
 *
 * @param to exclusive
 */
public record Hours(LocalTime from, LocalTime to) {

  /** From before the first lesson until the clubs are over. */
  public static final Hours USUAL = new Hours(LocalTime.of(8, 0), LocalTime.of(16, 0));

  public Hours {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("%s is not before %s".formatted(from, to));
    }
  }

  boolean contain(LocalTime time) {
    return !time.isBefore(from) && time.isBefore(to);
  }
}
