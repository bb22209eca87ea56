package org.handbell.notifier.console.records;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.handbell.notifier.register.AuditWanted;
import org.jspecify.annotations.Nullable;

/**
 * The filters of the audit page as they stand in its address. What cannot be read is left out.
 *
 * @param by id of a person; empty for what people did, {@code *} for Handbell's own deeds as well
 */
public record AuditForm(
    String by, String number, String action, @Nullable LocalDate from, @Nullable LocalDate to) {

  private static final int LONGEST = 60;

  static AuditForm read(Function<String, Optional<String>> query) {
    return new AuditForm(
        text(query.apply("by")),
        text(query.apply("case")),
        text(query.apply("did")),
        query.apply("from").map(AuditForm::day).orElse(null),
        query.apply("to").map(AuditForm::day).orElse(null));
  }

  private static String text(Optional<String> given) {
    return given.map(text -> text.substring(0, Math.min(LONGEST, text.length()))).orElse("");
  }

  private static @Nullable LocalDate day(String text) {
    try {
      LocalDate day = LocalDate.parse(text);
      return day.getYear() > 1970 && day.getYear() < 3000 ? day : null;
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  /** Days are those of the organisation's clock. */
  AuditWanted wanted(ZoneId zone) {
    return new AuditWanted(
        by.isEmpty() ? null : by,
        number.isEmpty() ? null : number,
        action.isEmpty() ? null : action,
        from == null ? null : from.atStartOfDay(zone).toInstant(),
        to == null ? null : to.plusDays(1).atStartOfDay(zone).toInstant());
  }

  /** True where anything is left out by choice. */
  public boolean isNarrow() {
    return !query().isEmpty();
  }

  /** These filters as a page's address has them, with its question mark; empty without any. */
  public String query() {
    return query(Map.of());
  }

  String query(Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("by", by);
    all.put("case", number);
    all.put("did", action);
    all.put("from", from == null ? "" : from.toString());
    all.put("to", to == null ? "" : to.toString());
    all.putAll(more);
    all.values().removeIf(String::isEmpty);
    return all.isEmpty()
        ? ""
        : all.entrySet().stream()
            .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), UTF_8))
            .collect(Collectors.joining("&", "?", ""));
  }
}
