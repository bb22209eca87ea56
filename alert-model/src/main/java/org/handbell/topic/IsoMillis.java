package org.handbell.topic;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Times as {@code 2026-11-20T10:15:30.123Z}: ISO 8601 in UTC, always with milliseconds. Three of
 * them stand in every event, which is why the JDK's general formatter is only the fallback.
 */
final class IsoMillis {

  private static final int LENGTH = 24;
  private static final long SECONDS_A_DAY = 86_400;

  private IsoMillis() {}

  /** Each byte is one character. */
  static byte[] format(Instant time) {
    long day = Math.floorDiv(time.getEpochSecond(), SECONDS_A_DAY);
    LocalDate date = LocalDate.ofEpochDay(day);
    if (date.getYear() < 0 || date.getYear() > 9999) {
      return time.toString().getBytes(US_ASCII);
    }
    int second = (int) Math.floorMod(time.getEpochSecond(), SECONDS_A_DAY);
    byte[] out = new byte[LENGTH];
    put(out, 0, 4, date.getYear());
    out[4] = '-';
    put(out, 5, 2, date.getMonthValue());
    out[7] = '-';
    put(out, 8, 2, date.getDayOfMonth());
    out[10] = 'T';
    put(out, 11, 2, second / 3600);
    out[13] = ':';
    put(out, 14, 2, second / 60 % 60);
    out[16] = ':';
    put(out, 17, 2, second % 60);
    out[19] = '.';
    put(out, 20, 3, time.getNano() / 1_000_000);
    out[23] = 'Z';
    return out;
  }

  private static void put(byte[] out, int at, int digits, int value) {
    int rest = value;
    for (int i = at + digits - 1; i >= at; i--) {
      out[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
  }

  /**
   * Reads what {@link #format} wrote, or any other ISO 8601 instant.
   *
   * @throws DateTimeException when it is none
   */
  static Instant parse(byte[] line, int from, int to) {
    if (to - from != LENGTH || line[from + 10] != 'T' || line[from + 23] != 'Z') {
      return general(line, from, to);
    }
    int year = number(line, from, 4);
    int month = number(line, from + 5, 2);
    int day = number(line, from + 8, 2);
    int hour = number(line, from + 11, 2);
    int minute = number(line, from + 14, 2);
    int second = number(line, from + 17, 2);
    int milli = number(line, from + 20, 3);
    boolean plain =
        (year | month | day | hour | minute | second | milli) >= 0
            && hour < 24
            && minute < 60
            && second < 60;
    if (!plain) {
      return general(line, from, to);
    }
    long date = LocalDate.of(year, month, day).toEpochDay();
    return Instant.ofEpochSecond(
        date * SECONDS_A_DAY + hour * 3600L + minute * 60L + second, milli * 1_000_000L);
  }

  private static Instant general(byte[] line, int from, int to) {
    return Instant.parse(new String(line, from, to - from, UTF_8));
  }

  /** The number that these digits make, negative where one of them is no digit. */
  private static int number(byte[] line, int from, int digits) {
    int value = 0;
    for (int i = from; i < from + digits; i++) {
      int digit = line[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }
}
