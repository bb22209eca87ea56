package org.handbell.ingest.parse;

import org.jspecify.annotations.Nullable;

/** The numbers of a date in the order in which they are written, with the month's name if any. */
final class WrittenDate {

  private static final int MOST = 3;
  private static final int CENTURY = 2000;

  private final int[] numbers = new int[MOST];
  private final int[] lengths = new int[MOST];
  private int count;
  private int named;

  /**
   * Which day is meant.
   *
   * @param year 0 where none is written
   */
  record Day(int year, int month, int day) {}

  /** Takes the next number, of so many digits; there must be room for it. */
  void add(int value, int length) {
    numbers[count] = value;
    lengths[count] = length;
    count++;
  }

  /** Takes the month by its name; false where there is one already. */
  boolean name(int month) {
    if (named > 0) {
      return false;
    }
    named = month;
    return true;
  }

  boolean isBegun() {
    return count > 0;
  }

  boolean isFull() {
    return count == MOST;
  }

  /** True where it is whole but for a year, or has not begun: the time may come next. */
  boolean mayTimeFollow() {
    int known = count + (named > 0 ? 1 : 0);
    return known == 0 || known >= 2;
  }

  /**
   * The day; null where too little is written.
   *
   * @param monthFirst true where {@code 05/02/2025} is the 2nd of May
   */
  @Nullable Day day(boolean monthFirst) {
    if (named > 0) {
      int yearAt = lengths[0] == 4 ? 0 : 1;
      int year = count == 1 && yearAt == 1 ? 0 : year(yearAt);
      return new Day(year, named, numbers[1 - yearAt]);
    }
    if (count < MOST) {
      return null;
    }
    if (lengths[0] == 4) {
      return new Day(numbers[0], numbers[1], numbers[2]);
    }
    boolean american = monthFirst ? numbers[0] <= 12 : numbers[1] > 12;
    return new Day(year(2), numbers[american ? 0 : 1], numbers[american ? 1 : 0]);
  }

  private int year(int place) {
    return lengths[place] <= 2 ? CENTURY + numbers[place] : numbers[place];
  }
}
