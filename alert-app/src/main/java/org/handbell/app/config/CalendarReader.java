package org.handbell.app.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.handbell.calendar.Calendars;
import org.handbell.calendar.ClosedDays;
import org.handbell.calendar.Days;
import org.handbell.calendar.Hours;
import org.handbell.calendar.Nation;
import org.handbell.calendar.SchoolCalendar;
import org.handbell.document.Fields;
import org.jspecify.annotations.Nullable;

/** Reads {@code calendar}: when school is in, for all schools and for those that differ. */
final class CalendarReader {

  private static final DateTimeFormatter DAY_FIRST =
      DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT);

  private CalendarReader() {}

  static Calendars read(Fields f, ZoneId zone, List<String> schools) {
    SchoolCalendar organisation = calendar(f, SchoolCalendar.usual(zone));
    Map<String, SchoolCalendar> own = new HashMap<>();
    f.objects(
        "schools",
        school -> {
          String id = school.text("id");
          if (!schools.contains(id)) {
            school.fault(
                "id",
                "no school has the id \"%s\"; schools names: %s"
                    .formatted(id, String.join(", ", schools)));
          }
          return own.put(id, calendar(school, organisation)) == null;
        });
    f.done();
    return new Calendars(organisation, own);
  }

  /** What the school does not say is as it is for all. */
  private static SchoolCalendar calendar(Fields f, SchoolCalendar base) {
    return new SchoolCalendar(
        base.zone(),
        f.optionalChoice("nation", Nation.values(), Nation::id, base.nation()),
        f.has("hours") ? hours(f.object("hours"), base.hours()) : base.hours(),
        f.has("terms") ? f.objects("terms", CalendarReader::term) : base.terms(),
        f.has("closed") || f.has("ical") ? closed(f) : base.closed(),
        f.has("halfDays") ? halfDays(f) : base.halfDays(),
        f.optionalChoice("boarding", YesNo.values(), YesNo::word, YesNo.of(base.boarding()))
            == YesNo.YES);
  }

  /** As YAML writes it. */
  private enum YesNo {
    YES,
    NO;

    static YesNo of(boolean value) {
      return value ? YES : NO;
    }

    private String word() {
      return this == YES ? "true" : "false";
    }
  }

  private static Map<DayOfWeek, Hours> hours(Fields f, Map<DayOfWeek, Hours> base) {
    Map<DayOfWeek, Hours> hours = new EnumMap<>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      String key = Values.lower(day);
      boolean closed = f.optionalText(key).filter("closed"::equals).isPresent();
      Hours read = f.has(key) ? hours(f, key, closed) : base.get(day);
      if (read != null) {
        hours.put(day, read);
      }
    }
    f.done();
    return hours;
  }

  private static @Nullable Hours hours(Fields f, String key, boolean closed) {
    return closed ? null : f.parsed(key, Hours.USUAL, CalendarReader::hours);
  }

  private static Hours hours(String given) {
    String[] ends = given.split("-", 2);
    if (ends.length < 2) {
      throw new IllegalArgumentException(
          "\"" + given + "\" are no hours; use \"08:30-15:30\", or closed");
    }
    return new Hours(Values.time(ends[0].strip()), Values.time(ends[1].strip()));
  }

  private static Days term(Fields f) {
    LocalDate from = f.required("from", LocalDate.EPOCH, CalendarReader::day);
    return new Days(from, f.required("to", from, CalendarReader::day));
  }

  private static List<Days> closed(Fields f) {
    List<Days> closed = new ArrayList<>();
    for (String given : f.texts("closed")) {
      try {
        closed.add(days(given));
      } catch (IllegalArgumentException e) {
        f.fault("closed", String.valueOf(e.getMessage()));
      }
    }
    f.existingFile("ical").ifPresent(file -> closed.addAll(daysIn(file, f)));
    return closed;
  }

  private static List<Days> daysIn(Path file, Fields f) {
    try {
      return ClosedDays.in(Files.readString(file));
    } catch (IOException e) {
      f.fault("ical", "cannot read " + file + "; it should be UTF-8 text");
    } catch (IllegalArgumentException e) {
      f.fault("ical", file + ": " + e.getMessage());
    }
    return List.of();
  }

  private static Map<LocalDate, LocalTime> halfDays(Fields f) {
    Map<LocalDate, LocalTime> halfDays = new HashMap<>();
    f.objects(
        "halfDays",
        half ->
            halfDays.put(
                half.required("on", LocalDate.EPOCH, CalendarReader::day),
                half.required("until", LocalTime.NOON, Values::time)));
    return halfDays;
  }

  private static Days days(String given) {
    int dots = given.indexOf("..");
    return dots < 0
        ? Days.of(day(given))
        : new Days(day(given.substring(0, dots)), day(given.substring(dots + 2)));
  }

  static LocalDate day(String given) {
    String day = given.strip();
    try {
      return day.contains("/") ? LocalDate.parse(day, DAY_FIRST) : LocalDate.parse(day);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "\"" + day + "\" is no date; use 2026-10-26 or 26/10/2026", e);
    }
  }
}
