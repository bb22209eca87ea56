package org.handbell.ingest.parse;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * The time in a syslog envelope or a line, as far as it was written: RFC 3164 gives no year and no
 * zone.
 *
 * @param year 0 where none was written
 * @param offset null where none was written
 * @param end the place after it in the line
 */
public record SyslogTime(
    int year, int month, int day, int secondOfDay, int nano, @Nullable ZoneOffset offset, int end) {

  private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

  /** {@code Nov 9 08:15:00}, perhaps with a year, milliseconds or a colon after it. */
  static @Nullable SyslogTime readBsd(byte[] line, int from, int to) {
    TimeDigits in = new TimeDigits(line, from, to);
    int month = in.month(MONTHS);
    if (month == 0 || !in.blanks()) {
      return null;
    }
    int day = in.number(1, 2);
    if (day < 0 || !in.blanks()) {
      return null;
    }
    int year = in.yearAndBlank();
    int second = in.clock();
    if (second < 0) {
      return null;
    }
    int nano = in.fraction();
    in.skip(':');
    return new SyslogTime(year, month, day, second, nano, null, in.at());
  }

  /**
   * ISO 8601 as RFC 5424 has it; the offset may be missing. Sophos UTM writes colons in the date:
   * {@code 2026:11:20-08:15:00}.
   */
  static @Nullable SyslogTime readIso(byte[] line, int from, int to) {
    TimeDigits in = new TimeDigits(line, from, to);
    int year = in.number(4, 4);
    boolean colons = year >= 0 && in.skip(':');
    if (year < 0 || (!colons && !in.skip('-'))) {
      return null;
    }
    int month = in.number(2, 2);
    if (month < 0 || !in.skip(colons ? ':' : '-')) {
      return null;
    }
    int day = in.number(2, 2);
    if (day < 0 || !in.skip(colons ? '-' : 'T')) {
      return null;
    }
    int second = in.clock();
    if (second < 0) {
      return null;
    }
    int nano = in.fraction();
    ZoneOffset offset = in.offset();
    return in.atEndOrBlank()
        ? new SyslogTime(year, month, day, second, nano, offset, in.at())
        : null;
  }

  /** {@code 2026.11.20 9:05:03}, as DansGuardian writes its local time, padded or not. */
  static @Nullable SyslogTime readDotted(byte[] line, int from, int to) {
    TimeDigits in = new TimeDigits(line, from, to);
    int year = in.number(4, 4);
    if (year < 0 || !in.skip('.')) {
      return null;
    }
    int month = in.number(1, 2);
    if (month < 0 || !in.skip('.')) {
      return null;
    }
    int day = in.number(1, 2);
    if (day < 0 || !in.blanks()) {
      return null;
    }
    int second = in.clock();
    return second < 0 ? null : new SyslogTime(year, month, day, second, 0, null, in.at());
  }

  /**
   * The instant meant: without a year, the year that puts it nearest the time received; in the hour
   * that the clocks repeat, the reading nearer the time received.
   *
   * @return null for a date that does not exist
   */
  @Nullable Instant resolve(ZoneId zone, Instant received) {
    if (year != 0) {
      return inYear(year, zone, received);
    }
    int receivedYear = received.atZone(zone).getYear();
    Instant nearest = null;
    for (int candidate = receivedYear - 1; candidate <= receivedYear + 1; candidate++) {
      Instant reading = inYear(candidate, zone, received);
      nearest = reading == null ? nearest : LocalTimes.nearer(reading, nearest, received);
    }
    return nearest;
  }

  private @Nullable Instant inYear(int candidate, ZoneId zone, Instant received) {
    try {
      LocalDateTime local =
          LocalDateTime.of(candidate, month, day, 0, 0).plusSeconds(secondOfDay).plusNanos(nano);
      return offset == null ? LocalTimes.resolve(local, zone, received) : local.toInstant(offset);
    } catch (DateTimeException e) { // 29 February, or a month 13
      return null;
    }
  }
}
