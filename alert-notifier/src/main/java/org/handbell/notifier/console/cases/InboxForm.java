package org.handbell.notifier.console.cases;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.handbell.model.Priority;
import org.handbell.model.Risk;
import org.handbell.model.Theme;
import org.handbell.notifier.compose.Shown;
import org.handbell.notifier.register.Inbox.Place;
import org.handbell.notifier.register.Wanted;
import org.jspecify.annotations.Nullable;

/**
 * The inbox's filters as they stand in its address, so that a view can be kept as a bookmark. What
 * cannot be read is left out rather than refused.
 */
public record InboxForm(
    boolean closed,
    boolean mine,
    @Nullable Priority priority,
    @Nullable Theme theme,
    @Nullable Risk risk,
    String year,
    String who,
    @Nullable LocalDate from,
    @Nullable LocalDate to) {

  private static final int LONGEST = 60;

  static InboxForm read(Function<String, Optional<String>> query) {
    return new InboxForm(
        query.apply("state").filter("closed"::equals).isPresent(),
        query.apply("mine").isPresent(),
        query.apply("priority").map(name -> one(Priority.class, name)).orElse(null),
        query.apply("theme").map(name -> one(Theme.class, name)).orElse(null),
        query.apply("risk").map(name -> one(Risk.class, name)).orElse(null),
        text(query.apply("year")),
        text(query.apply("who")),
        query.apply("from").map(InboxForm::day).orElse(null),
        query.apply("to").map(InboxForm::day).orElse(null));
  }

  private static <E extends Enum<E>> @Nullable E one(Class<E> all, String name) {
    return Arrays.stream(all.getEnumConstants())
        .filter(each -> each.name().equals(name.toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElse(null);
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

  Wanted wanted(ZoneId zone) {
    return new Wanted(
        closed,
        mine,
        priority,
        theme,
        risk,
        year,
        who,
        from == null ? null : from.atStartOfDay(zone).toInstant(),
        to == null ? null : to.plusDays(1).atStartOfDay(zone).toInstant());
  }

  /** True where anything is left out by choice. */
  public boolean isNarrow() {
    return !filled().isEmpty();
  }

  /** What is filtered by, in words. */
  public String inWords() {
    StringJoiner words = new StringJoiner(", ");
    words.add(closed ? "closed cases" : "open cases");
    add(words, "", mine ? "mine" : null);
    add(words, "", priority == null ? null : priority.name());
    add(words, "", theme == null ? null : theme.title());
    add(words, "", risk == null ? null : risk.title());
    add(words, "year ", year.isEmpty() ? null : year);
    add(words, "", who.isEmpty() ? null : "\u2018" + Shown.plain(who) + "\u2019");
    add(words, "from ", from == null ? null : from.toString());
    add(words, "up to ", to == null ? null : to.toString());
    return words.toString();
  }

  private static void add(StringJoiner words, String before, @Nullable String value) {
    if (value != null) {
      words.add(before + value);
    }
  }

  /** True where it filters by that one priority, or by {@code mine}, and by nothing else. */
  public boolean isOnly(String one) {
    Map<String, String> filled = filled();
    return filled.equals(one.equals("mine") ? Map.of("mine", "yes") : Map.of("priority", one));
  }

  private Map<String, String> filled() {
    Map<String, String> filled = new LinkedHashMap<>();
    put(filled, "state", closed ? "closed" : null);
    put(filled, "mine", mine ? "yes" : null);
    put(filled, "priority", priority == null ? null : priority.name());
    put(filled, "theme", theme == null ? null : theme.name());
    put(filled, "risk", risk == null ? null : risk.name());
    put(filled, "year", year.isEmpty() ? null : year);
    put(filled, "who", who.isEmpty() ? null : who);
    put(filled, "from", from == null ? null : from.toString());
    put(filled, "to", to == null ? null : to.toString());
    return filled;
  }

  private static void put(Map<String, String> filled, String name, @Nullable String value) {
    if (value != null) {
      filled.put(name, value);
    }
  }

  /** The address of the page behind {@code after}, or of the first. */
  String path(Optional<Place> after) {
    Map<String, String> all = filled();
    after.ifPresent(place -> all.put("after", written(place)));
    return all.isEmpty()
        ? "/cases"
        : all.entrySet().stream()
            .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), UTF_8))
            .collect(Collectors.joining("&", "/cases?", ""));
  }

  /** A place in a list, as it stands in an address. */
  public static String written(Place place) {
    return place.priority() + "." + place.at().toEpochMilli() + "." + place.number();
  }

  /** The place in a list that is written so, if one is. */
  public static Optional<Place> place(String written) {
    String[] parts = written.split("\\.", 3);
    if (parts.length < 3 || !parts[1].matches("\\d{1,15}") || parts[2].length() > LONGEST) {
      return Optional.empty();
    }
    return Optional.ofNullable(one(Priority.class, parts[0]))
        .map(
            priority ->
                new Place(priority, Instant.ofEpochMilli(Long.parseLong(parts[1])), parts[2]));
  }
}
