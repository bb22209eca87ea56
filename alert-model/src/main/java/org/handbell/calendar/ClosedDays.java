package org.handbell.calendar;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The days off in an iCalendar file (RFC 5545): each event of whole days is a time when the school
 * is shut. Events with a time of day and cancelled ones are passed over; one that repeats is
 * refused, as a school's days off never do by a rule.
 */
public final class ClosedDays {

  /** More than this in a row is no holiday, but a calendar of something else. */
  private static final int LONGEST = 70;

  private static final DateTimeFormatter DATE = DateTimeFormatter.BASIC_ISO_DATE;

  private ClosedDays() {}

  /**
   * The days off, in the order of the file.
   *
   * @throws IllegalArgumentException naming the line and what is wrong with it
   */
  public static List<Days> in(String calendar) {
    List<Days> closed = new ArrayList<>();
    Map<String, String> event = null;
    int alarms = 0; // they stand inside an event, with a DURATION of their own
    boolean isCalendar = false;
    for (Line line : unfolded(calendar)) {
      isCalendar |= line.is("BEGIN", "VCALENDAR");
      if (line.is("BEGIN", "VEVENT")) {
        event = new HashMap<>();
      } else if (line.is("END", "VEVENT") && event != null) {
        days(event, line, closed);
        event = null;
      } else if (line.name().equals("BEGIN") && event != null) {
        alarms++;
      } else if (line.name().equals("END") && event != null) {
        alarms--;
      } else if (event != null && alarms == 0) {
        event.putIfAbsent(line.name(), line.value());
      }
    }
    if (!isCalendar) {
      throw new IllegalArgumentException("no iCalendar file: it has no line BEGIN:VCALENDAR");
    }
    return closed;
  }

  private static void days(Map<String, String> event, Line end, List<Days> closed) {
    String start = event.getOrDefault("DTSTART", "");
    if (start.length() != 8 || "CANCELLED".equals(event.get("STATUS"))) {
      return;
    }
    if (event.containsKey("RRULE") || event.containsKey("RDATE")) {
      throw end.fault("an event that repeats; write each of its days as an event of its own");
    }
    try {
      LocalDate from = LocalDate.parse(start, DATE);
      LocalDate to = lastDay(event, from);
      if (from.plusDays(LONGEST).isBefore(to)) {
        throw end.fault("an event of more than ten weeks; keep only the days off in the file");
      }
      closed.add(new Days(from, to));
    } catch (DateTimeException e) {
      throw end.fault("a date that is none");
    }
  }

  /** DTEND is the day after the last (section 3.6.1). */
  private static LocalDate lastDay(Map<String, String> event, LocalDate from) {
    String end = event.get("DTEND");
    String duration = event.get("DURATION");
    LocalDate after =
        end != null
            ? LocalDate.parse(end, DATE)
            : duration != null ? from.plus(Period.parse(duration)) : from.plusDays(1);
    return after.isAfter(from) ? after.minusDays(1) : from;
  }

  /** A content line with its parameters left out. */
  private record Line(int number, String name, String value) {

    static Line of(int number, String text) {
      int colon = text.indexOf(':');
      String head = colon < 0 ? text : text.substring(0, colon);
      int semicolon = head.indexOf(';');
      String name = semicolon < 0 ? head : head.substring(0, semicolon);
      return new Line(
          number,
          name.toUpperCase(Locale.ROOT),
          colon < 0 ? "" : text.substring(colon + 1).strip().toUpperCase(Locale.ROOT));
    }

    boolean is(String wantedName, String wantedValue) {
      return name.equals(wantedName) && value.equals(wantedValue);
    }

    IllegalArgumentException fault(String what) {
      return new IllegalArgumentException(
          "the event that ends in line %d is %s".formatted(number, what));
    }
  }

  /** A line that begins with white space carries on the one before (section 3.1). */
  private static List<Line> unfolded(String calendar) {
    List<Line> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    int number = 0;
    for (String next : calendar.lines().toList()) {
      if (!next.isEmpty() && (next.charAt(0) == ' ' || next.charAt(0) == '\t')) {
        line.append(next, 1, next.length());
      } else {
        lines.add(Line.of(number, line.toString()));
        line.setLength(0);
        line.append(next);
      }
      number++;
    }
    lines.add(Line.of(number, line.toString()));
    return lines;
  }
}
