package org.handbell.ingest.parse;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads a time however a device writes it: seconds since 1970 in any unit, ISO 8601, dates with any
 * separators, month names, two-digit years, twelve-hour clocks, offsets and names of zones. A date
 * such as {@code 05/02/2025} is the 5th of February unless the month is said to come first. What is
 * missing is found from the time received.
 */
public final class WrittenTime {

  private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
  private static final int LONGEST = 60;

  private final byte[] text;
  private final int to;
  private final boolean monthFirst;
  private int at;

  private final WrittenDate date = new WrittenDate();
  private int second = -1;
  private int nano;
  private @Nullable ZoneOffset offset;
  private @Nullable ZoneId region;

  private WrittenTime(byte[] text, int from, int to, boolean monthFirst) {
    this.text = text;
    this.at = from;
    this.to = to;
    this.monthFirst = monthFirst;
  }

  /**
   * The instant meant by a text, or null where it is no time.
   *
   * @param monthFirst true where {@code 05/02/2025} is the 2nd of May
   * @param zone the clock of times without a zone
   */
  public static @Nullable Instant read(
      @Nullable String text, boolean monthFirst, ZoneId zone, Instant received) {
    if (text == null) {
      return null;
    }
    byte[] bytes = text.getBytes(UTF_8);
    return read(bytes, 0, bytes.length, monthFirst, zone, received);
  }

  /** As above, of a part of a line. */
  public static @Nullable Instant read(
      byte[] text, int from, int to, boolean monthFirst, ZoneId zone, Instant received) {
    if (to <= from || to - from > LONGEST) {
      return null;
    }
    int mark = numberMark(text, from, to);
    if (mark - from >= 10) {
      Instant epoch = EpochText.read(text, from, mark, to);
      if (epoch != null) {
        return epoch;
      }
    }
    WrittenTime time = new WrittenTime(text, from, to, monthFirst);
    try {
      return time.scan() ? time.resolve(zone, received) : null;
    } catch (DateTimeException e) { // a month 13, an offset of a day
      return null;
    }
  }

  /** Where the decimal mark of a number stands, or its end where it has none; −1 for no number. */
  private static int numberMark(byte[] text, int from, int to) {
    int mark = to;
    for (int i = from; i < to; i++) {
      if (mark == to && (text[i] == '.' || text[i] == ',')) {
        mark = i;
      } else if (!isDigit(text[i])) {
        return -1;
      }
    }
    return mark;
  }

  private boolean scan() {
    while (at < to) {
      byte c = text[at];
      if (isDigit(c)) {
        if (!number()) {
          return false;
        }
      } else if (isLetter(c)) {
        if (!word()) {
          return false;
        }
      } else if ((c == '+' || c == '-') && second >= 0 && offset == null && date.isBegun()) {
        if (!offset()) {
          return false;
        }
      } else {
        at++;
      }
    }
    return second >= 0 && date.isBegun();
  }

  private boolean number() {
    int digits = digits();
    if (second < 0 && digits <= 2 && peek(digits) == ':' && date.mayTimeFollow()) {
      return clock();
    }
    if (digits == 8 && !date.isBegun()) {
      date.add(take(4), 4);
      date.add(take(2), 2);
      date.add(take(2), 2);
      return true;
    }
    if (digits == 6 && second < 0 && date.isFull()) {
      second = (take(2) * 60 + take(2)) * 60 + take(2);
      return true;
    }
    if (digits > 4 || date.isFull()) {
      return false;
    }
    date.add(take(digits), digits);
    return true;
  }

  private int digits() {
    int digits = 0;
    while (isDigit(peek(digits))) {
      digits++;
    }
    return digits;
  }

  private int take(int digits) {
    int value = 0;
    for (int i = 0; i < digits; i++) {
      value = value * 10 + text[at++] - '0';
    }
    return value;
  }

  private boolean clock() {
    int hour = take(digits());
    at++;
    int minute = digits() == 2 ? take(2) : -1;
    int seconds = 0;
    if (peek(0) == ':' && isDigit(peek(1))) {
      at++;
      seconds = digits() <= 2 ? take(digits()) : -1;
    }
    TimeDigits fraction = new TimeDigits(text, at, to);
    nano = fraction.fraction();
    at = fraction.at();
    second = (hour * 60 + minute) * 60 + seconds;
    return minute >= 0 && minute <= 59 && seconds >= 0 && seconds <= 60 && hour <= 24;
  }

  private boolean word() {
    int from = at;
    while (isLetter(peek(0)) || (peek(0) == '/' && isLetter(peek(1)) && at - from > 3)) {
      at++;
    }
    if (at - from == 1 && text[from] == 'T') {
      return true;
    }
    String word = new String(text, from, at - from, ISO_8859_1);
    if (word.indexOf('/') > 0) {
      region = ZoneId.of(word);
      return true;
    }
    String lower = word.toLowerCase(Locale.ROOT);
    if (second >= 0 && (lower.equals("am") || lower.equals("pm"))) {
      return twelveHours(lower.equals("pm"));
    }
    int place = lower.length() < 3 ? -1 : MONTHS.indexOf(lower.substring(0, 3));
    if (place >= 0 && place % 3 == 0 && date.name(place / 3 + 1)) {
      return true;
    }
    if (second >= 0) {
      offset = ZoneNames.offset(word);
    }
    return offset != null || lower.length() >= 2; // the name of a day, an unknown zone
  }

  private boolean twelveHours(boolean afternoon) {
    int hour = second / 3600;
    if (hour == 12 && !afternoon) {
      second -= 12 * 3600;
    } else if (hour < 12 && afternoon) {
      second += 12 * 3600;
    }
    return true;
  }

  private boolean offset() {
    int sign = text[at++] == '-' ? -1 : 1;
    int digits = digits();
    if (digits == 0 || digits > 4) {
      return digits == 0;
    }
    int hours = take(digits > 2 ? digits - 2 : digits);
    int minutes = digits > 2 ? take(2) : 0;
    if (digits <= 2 && peek(0) == ':' && isDigit(peek(1))) {
      at++;
      minutes = take(digits());
    }
    offset = ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes);
    return true;
  }

  private @Nullable Instant resolve(ZoneId zone, Instant received) {
    WrittenDate.Day day = date.day(monthFirst);
    if (day == null) {
      return null;
    }
    return new SyslogTime(day.year(), day.month(), day.day(), second, nano, offset, at)
        .resolve(region == null ? zone : region, received);
  }

  private int peek(int ahead) {
    return at + ahead < to ? text[at + ahead] : -1;
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLetter(int c) {
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
  }
}
