package org.handbell.calendar;

import java.time.LocalDate;

/** Days in a row, both ends included. */
public record Days(LocalDate from, LocalDate to) {

  public Days {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("%s is before %s".formatted(to, from));
    }
  }

  /** A single day. */
  public static Days of(LocalDate day) {
    return new Days(day, day);
  }

  boolean contain(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(to);
  }
}
