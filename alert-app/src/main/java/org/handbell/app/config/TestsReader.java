package org.handbell.app.config;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.handbell.classifier.classify.FilterTests;
import org.handbell.classifier.classify.RegisteredTest;
import org.handbell.classifier.classify.RegisteredTest.Window;
import org.handbell.document.Fields;

/** Reads {@code tests}: the devices that test the filter, and when they may. */
final class TestsReader {

  private TestsReader() {}

  static FilterTests read(Fields top, ZoneId zone, Ids ids) {
    Set<String> pages = new HashSet<>();
    List<RegisteredTest> tests =
        top.objects(
            "tests",
            f -> {
              pages.addAll(f.texts("pages"));
              return test(f, zone, ids);
            });
    return new FilterTests(tests, pages);
  }

  private static RegisteredTest test(Fields f, ZoneId zone, Ids ids) {
    return new RegisteredTest(
        ids.unique("tests", f),
        ids.school(f),
        f.optionalText("device").orElse(null),
        f.optionalText("ip").orElse(null),
        f.optionalText("account").orElse(null),
        f.has("days") ? weekly(f, zone) : once(f, zone));
  }

  private static Window weekly(Fields f, ZoneId zone) {
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (String day : f.oneOrMore("days")) {
      try {
        days.add(DayOfWeek.valueOf(day.toUpperCase(Locale.ROOT)));
      } catch (IllegalArgumentException e) {
        f.fault("days", "\"" + day + "\" is no day; use monday, tuesday and so on");
      }
    }
    LocalTime from = f.required("from", LocalTime.MIN, Values::time);
    LocalTime to = f.required("to", LocalTime.MAX, Values::time);
    return new Window.Weekly(days, from, to, zone);
  }

  private static Window once(Fields f, ZoneId zone) {
    Instant from = f.required("from", Instant.MIN, given -> moment(given, zone));
    Instant to = f.required("to", Instant.MAX, given -> moment(given, zone));
    return new Window.Once(from, to);
  }

  private static Instant moment(String given, ZoneId zone) {
    try {
      return LocalDateTime.parse(given).atZone(zone).toInstant();
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "\"%s\" is no moment; use 2026-12-01T08:00, or name days and times of day"
              .formatted(given),
          e);
    }
  }
}
