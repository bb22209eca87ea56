package org.handbell.ingest.parse;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time written as a number since 1970: seconds with or without a fraction, or 13, 16 or 19 digits
 * of milli-, micro- or nanoseconds.
 */
final class EpochText {

  private static final int LONGEST = 40;

  private EpochText() {}

  /**
   * Where an epoch of seconds with a fraction ends.
   *
   * @return −1 where none stands at {@code from}
   */
  static int end(byte[] line, int from, int to) {
    int dot = digitsEnd(line, from, to);
    if (dot - from < 9 || dot - from > 11 || dot >= to || line[dot] != '.') {
      return -1;
    }
    int end = digitsEnd(line, dot + 1, to);
    return end > dot + 1 && end - dot <= 10 ? end : -1;
  }

  private static int digitsEnd(byte[] line, int from, int to) {
    int end = from;
    while (end < to && line[end] >= '0' && line[end] <= '9') {
      end++;
    }
    return end;
  }

  /** The instant, or null for anything else. */
  static @Nullable Instant read(@Nullable String text) {
    if (text == null || text.length() > LONGEST) {
      return null;
    }
    byte[] bytes = text.getBytes(UTF_8);
    return read(bytes, 0, bytes.length);
  }

  /** As above, of a part of a line. */
  static @Nullable Instant read(byte[] line, int from, int to) {
    int whole = digitsEnd(line, from, to);
    boolean fraction = whole < to && line[whole] == '.' && digitsEnd(line, whole + 1, to) == to;
    return whole == to || fraction ? read(line, from, whole, to) : null;
  }

  /**
   * As above, of digits with a mark between, or at the end.
   *
   * @param mark where it stands
   */
  static @Nullable Instant read(byte[] line, int from, int mark, int to) {
    int whole = mark - from;
    if (whole == 0 || whole > 19 || to - from > LONGEST) {
      return null;
    }
    return whole <= 11
        ? Instant.ofEpochSecond(number(line, from, mark), nanos(line, mark + 1, to))
        : ofUnits(line, from, whole);
  }

  private static @Nullable Instant ofUnits(byte[] line, int from, int digits) {
    long units =
        switch (digits) {
          case 13 -> 1_000L;
          case 16 -> 1_000_000L;
          case 19 -> 1_000_000_000L;
          default -> 0;
        };
    if (units == 0 || (digits == 19 && number(line, from, from + 2) >= 92)) {
      return null;
    }
    long value = number(line, from, from + digits);
    return Instant.ofEpochSecond(value / units, value % units * (1_000_000_000L / units));
  }

  private static long nanos(byte[] line, int from, int to) {
    long nanos = 0;
    for (int i = from; i < from + 9; i++) {
      nanos = nanos * 10 + (i < to ? line[i] - '0' : 0);
    }
    return nanos;
  }

  private static long number(byte[] line, int from, int to) {
    long number = 0;
    for (int i = from; i < to; i++) {
      number = number * 10 + line[i] - '0';
    }
    return number;
  }
}
