package org.handbell.notifier.console.api;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.handbell.notifier.console.api.Reply.Wrong;
import org.jspecify.annotations.Nullable;

/** What a request says, read strictly: every fault of it is found in one run. */
final class Asked {

  private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2999, 12, 31);

  private final Map<String, List<String>> left;
  private final List<Wrong> wrong = new ArrayList<>();

  /**
   * @param values by name; whatever is never read is a fault
   */
  Asked(Map<String, List<String>> values) {
    this.left = new HashMap<>(values);
  }

  /** Everything under that name. */
  List<String> all(String name, int most) {
    List<String> found = left.remove(name);
    if (found == null) {
      return List.of();
    }
    if (found.size() > most) {
      fault(name, "at most " + most + " of it");
      return List.of();
    }
    if (found.stream().anyMatch(text -> text.indexOf('\0') >= 0)) {
      fault(name, "holds a character that no text has");
      return List.of();
    }
    return found;
  }

  /** The text under that name without the blanks around it, unless it is blank. */
  Optional<String> text(String name, int longest) {
    Optional<String> found =
        all(name, 1).stream().map(String::strip).filter(text -> !text.isEmpty()).findFirst();
    if (found.isPresent() && found.get().length() > longest) {
      fault(name, "at most " + longest + " characters");
      return Optional.empty();
    }
    return found;
  }

  /** As {@link #text}, where there must be one. */
  String needed(String name, int longest) {
    int before = wrong.size();
    Optional<String> found = text(name, longest);
    if (found.isEmpty() && wrong.size() == before) {
      fault(name, "is missing");
    }
    return found.orElse("");
  }

  /** As {@link #one(String, Class)}, where there must be one. */
  <E extends Enum<E>> Optional<E> needed(String name, Class<E> kinds) {
    int before = wrong.size();
    Optional<E> found = one(name, kinds);
    if (found.isEmpty() && wrong.size() == before) {
      fault(name, "is missing");
    }
    return found;
  }

  boolean yes(String name) {
    return one(name, List.of("true", "false")).filter("true"::equals).isPresent();
  }

  /** One of those, or nothing. */
  private Optional<String> one(String name, List<String> all) {
    Optional<String> found = text(name, 80);
    if (found.isPresent() && !all.contains(found.get())) {
      fault(name, "is one of " + String.join(", ", all));
      return Optional.empty();
    }
    return found;
  }

  /** One of the kinds, by its {@link #word}. */
  <E extends Enum<E>> Optional<E> one(String name, Class<E> kinds) {
    Map<String, E> all =
        Arrays.stream(kinds.getEnumConstants())
            .collect(Collectors.toMap(Asked::word, each -> each));
    return one(name, all.keySet().stream().sorted().toList()).map(all::get);
  }

  /** How a kind is written: {@code no-concern}; a priority as everywhere, {@code P1}. */
  static String word(Enum<?> kind) {
    String name = kind.name();
    return name.length() == 2 ? name : name.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  int number(String name, int usual, int most) {
    Optional<String> found = text(name, 9);
    if (found.isEmpty()) {
      return usual;
    }
    int number = found.get().matches("\\d{1,6}") ? Integer.parseInt(found.get()) : 0;
    if (number < 1 || number > most) {
      fault(name, "is a number from 1 to " + most);
      return usual;
    }
    return number;
  }

  @Nullable LocalDate day(String name) {
    Optional<String> found = text(name, 10);
    try {
      LocalDate day = found.map(LocalDate::parse).orElse(null);
      if (day == null || (!day.isBefore(FIRST) && !day.isAfter(LAST))) {
        return day;
      }
    } catch (DateTimeParseException e) {
      // said below
    }
    fault(name, "is a day such as 2026-11-20");
    return null;
  }

  void fault(String name, String detail) {
    wrong.add(new Wrong(name, detail));
  }

  /** What is to be mended; asked when everything was read. */
  Optional<Reply> fault() {
    left.keySet().stream().sorted().forEach(name -> fault(name, "is not known here"));
    left.clear();
    return wrong.isEmpty()
        ? Optional.empty()
        : Optional.of(new Reply.Fault(400, "The request is to be mended.", wrong));
  }
}
