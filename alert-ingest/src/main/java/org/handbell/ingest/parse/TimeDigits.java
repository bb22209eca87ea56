package org.handbell.ingest.parse;

import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Reads the digits of a written time, byte by byte; each step moves on only when it fits. */
final class TimeDigits {

  private static final int SECONDS_OF_DAY = 86_400;

  private final byte[] line;
  private final int to;
  private int at;

  TimeDigits(byte[] line, int from, int to) {
    this.line = line;
    this.at = from;
    this.to = to;
  }

  int at() {
    return at;
  }

  private int peek(int ahead) {
    return at + ahead < to ? line[at + ahead] : -1;
  }

  boolean skip(char wanted) {
    boolean fits = peek(0) == wanted;
    at += fits ? 1 : 0;
    return fits;
  }

  boolean blanks() {
    int from = at;
    while (skip(' ')) {
      // one or more
    }
    return at > from;
  }

  boolean atEndOrBlank() {
    return peek(0) == -1 || peek(0) == ' ';
  }

  /** A month's three letters: 1 to 12, or 0. */
  int month(String names) {
    for (int month = 0; month < 12 && at + 3 <= to; month++) {
      int name = month * 3;
      if (line[at] == names.charAt(name)
          && line[at + 1] == names.charAt(name + 1)
          && line[at + 2] == names.charAt(name + 2)) {
        at += 3;
        return month + 1;
      }
    }
    return 0;
  }

  /** A number of so many digits, or −1. */
  int number(int least, int most) {
    int value = 0;
    int digits = 0;
    while (digits < most && isDigit(peek(digits))) {
      value = value * 10 + peek(digits) - '0';
      digits++;
    }
    if (digits < least) {
      return -1;
    }
    at += digits;
    return value;
  }

  /** A year between the day and the clock, or 0. */
  int yearAndBlank() {
    int from = at;
    int year = number(4, 4);
    if (year > 0 && blanks()) {
      return year;
    }
    at = from;
    return 0;
  }

  /** {@code 08:15:00} as the second of the day, or −1. */
  int clock() {
    int hour = number(1, 2);
    if (hour < 0 || !skip(':')) {
      return -1;
    }
    int minute = number(2, 2);
    if (minute < 0 || !skip(':')) {
      return -1;
    }
    int second = number(2, 2);
    int all = (hour * 60 + minute) * 60 + second;
    return second < 0 || minute > 59 || second > 60 || all > SECONDS_OF_DAY ? -1 : all;
  }

  /** {@code .123456} in nanoseconds, or 0. */
  int fraction() {
    if ((peek(0) != '.' && peek(0) != ',') || !isDigit(peek(1))) {
      return 0;
    }
    at++;
    int nano = 0;
    int digits = 0;
    for (; isDigit(peek(0)); at++) {
      if (digits < 9) {
        nano = nano * 10 + peek(0) - '0';
        digits++;
      }
    }
    for (; digits < 9; digits++) {
      nano *= 10;
    }
    return nano;
  }

  /** {@code Z}, {@code +01:00} or {@code +0100}; null where none is written. */
  @Nullable ZoneOffset offset() {
    if (skip('Z')) {
      return ZoneOffset.UTC;
    }
    int sign = peek(0) == '+' ? 1 : peek(0) == '-' ? -1 : 0;
    if (sign == 0) {
      return null;
    }
    at++;
    int hours = number(2, 2);
    skip(':');
    int minutes = number(2, 2);
    return hours < 0 || hours > 14 || minutes < 0 || minutes > 59
        ? null
        : ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes);
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }
}
