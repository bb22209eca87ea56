package org.handbell.notifier.console.registers;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.StringJoiner;
import org.handbell.notifier.console.web.Visit;
import org.handbell.notifier.register.Slice;
import org.handbell.notifier.register.Slice.Mark;
import org.jspecify.annotations.Nullable;

/**
 * Which days and which page of a register are wanted, as the address says. What cannot be read is
 * left out rather than refused.
 */
public record ListForm(@Nullable LocalDate from, @Nullable LocalDate to, @Nullable Mark after) {

  static ListForm read(Visit visit) {
    return new ListForm(
        visit.query("from").map(ListForm::day).orElse(null),
        visit.query("to").map(ListForm::day).orElse(null),
        visit.query("after").map(ListForm::mark).orElse(null));
  }

  private static @Nullable LocalDate day(String text) {
    try {
      LocalDate day = LocalDate.parse(text);
      return day.getYear() > 1970 && day.getYear() < 3000 ? day : null;
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private static @Nullable Mark mark(String text) {
    String[] parts = text.split("\\.", 2);
    return text.matches("\\d{1,15}\\.\\d{1,15}")
        ? new Mark(Instant.ofEpochMilli(Long.parseLong(parts[0])), Long.parseLong(parts[1]))
        : null;
  }

  Slice slice(ZoneId zone, int size) {
    return new Slice(start(zone), end(zone), after, size);
  }

  private @Nullable Instant start(ZoneId zone) {
    return from == null ? null : from.atStartOfDay(zone).toInstant();
  }

  private @Nullable Instant end(ZoneId zone) {
    return to == null ? null : to.plusDays(1).atStartOfDay(zone).toInstant();
  }

  /** What stands in the field, empty for any day. */
  public String fromText() {
    return from == null ? "" : from.toString();
  }

  /** What stands in the field, empty for any day. */
  public String toText() {
    return to == null ? "" : to.toString();
  }

  /** True where only some days are shown. */
  public boolean isNarrow() {
    return from != null || to != null;
  }

  /** The address of these days at that path, behind that row. */
  String at(String path, @Nullable Mark behind) {
    StringJoiner query = new StringJoiner("&", path + "?", "").setEmptyValue(path);
    if (from != null) {
      query.add("from=" + from);
    }
    if (to != null) {
      query.add("to=" + to);
    }
    if (behind != null) {
      query.add("after=" + behind.at().toEpochMilli() + "." + behind.id());
    }
    return query.toString();
  }
}
