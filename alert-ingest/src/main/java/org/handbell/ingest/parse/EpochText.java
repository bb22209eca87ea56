package org.handbell.ingest.parse;

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
    if (text == null || text.isEmpty() || text.length() > LONGEST) {
      return null;
    }
    int dot = text.indexOf('.');
    int whole = dot < 0 ? text.length() : dot;
    if (whole == 0 || whole > 19 || !isDigits(text, 0, whole)) {
      return null;
    }
    if (dot >= 0 && !isDigits(text, dot + 1, text.length())) {
      return null;
    }
    return whole <= 11
        ? Instant.ofEpochSecond(Long.parseLong(text, 0, whole, 10), nanos(text, whole + 1))
        : ofUnits(text, whole);
  }

  private static @Nullable Instant ofUnits(String text, int digits) {
    long units =
        switch (digits) {
          case 13 -> 1_000L;
          case 16 -> 1_000_000L;
          case 19 -> 1_000_000_000L;
          default -> 0;
        };
    if (units == 0 || (digits == 19 && text.compareTo("92") >= 0)) {
      return null;
    }
    long value = Long.parseLong(text, 0, digits, 10);
    return Instant.ofEpochSecond(value / units, value % units * (1_000_000_000L / units));
  }

  private static long nanos(String text, int from) {
    long nanos = 0;
    for (int i = 0; i < 9; i++) {
      int place = from + i;
      nanos = nanos * 10 + (place < text.length() ? text.charAt(place) - '0' : 0);
    }
    return nanos;
  }

  private static boolean isDigits(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }
}
