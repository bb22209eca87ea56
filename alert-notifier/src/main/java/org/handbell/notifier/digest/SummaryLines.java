package org.handbell.notifier.digest;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.handbell.model.Incident;
import org.handbell.model.Person;
import org.handbell.notifier.compose.When;
import org.handbell.notifier.register.Case;
import org.jspecify.annotations.Nullable;

/**
 * What one reader's summary says of each case, gathered case by case: of a day with a hundred
 * thousand cases the lines are kept and not the cases.
 */
final class SummaryLines {

  private final ReadableCases readable;
  private final Summary.Terms terms;
  private final ZoneId zone;
  private final Set<String> numbers = new HashSet<>();
  private final Map<Person, List<Line>> byPerson = new HashMap<>();

  SummaryLines(ReadableCases readable, Summary.Terms terms, ZoneId zone) {
    this.readable = readable;
    this.terms = terms;
    this.zone = zone;
  }

  /**
   * One case.
   *
   * @param folded true where a class topic speaks for it if that is told
   */
  private record Line(
      String number, Instant occurred, String what, @Nullable String partOf, boolean folded) {}

  /** All that was of concern about one person, in the order in which it happened. */
  record Lines(Person person, Instant first, List<String> lines) {}

  void add(Case c) {
    if (terms.takes(c) && readable.contains(c)) {
      numbers.add(c.number());
      byPerson.computeIfAbsent(c.incident().person(), any -> new ArrayList<>()).add(line(c, zone));
    }
  }

  private static Line line(Case c, ZoneId zone) {
    Incident incident = c.incident();
    String what =
        When.shortly(incident.firstOccurred(), zone)
            + ": "
            + incident.category().title()
            + (incident.aboutClass() ? ", a class topic" : "")
            + (incident.events() > 1 ? ", " + When.times(incident.events()) : "");
    return new Line(c.number(), incident.firstOccurred(), what, c.partOf(), c.isFolded());
  }

  /** By person, whoever was first of concern first. */
  List<Lines> lines() {
    Map<String, List<String>> parts = parts();
    List<Lines> all = new ArrayList<>();
    byPerson.forEach(
        (person, lines) -> {
          List<Line> own =
              lines.stream()
                  .filter(line -> !isSpokenFor(line))
                  .sorted(Comparator.comparing(Line::occurred).thenComparing(Line::number))
                  .toList();
          if (!own.isEmpty()) {
            List<String> words = own.stream().map(line -> words(line, parts)).toList();
            all.add(new Lines(person, own.get(0).occurred(), words));
          }
        });
    all.sort(Comparator.comparing(Lines::first).thenComparing(each -> each.lines().get(0)));
    return all;
  }

  private boolean isSpokenFor(Line line) {
    return line.folded() && numbers.contains(String.valueOf(line.partOf()));
  }

  /** What the line of each class topic speaks for, by the topic's number. */
  private Map<String, List<String>> parts() {
    Map<String, List<String>> parts = new HashMap<>();
    byPerson.values().stream()
        .flatMap(List::stream)
        .filter(this::isSpokenFor)
        .sorted(Comparator.comparing(Line::occurred).thenComparing(Line::number))
        .forEach(
            line ->
                parts
                    .computeIfAbsent(String.valueOf(line.partOf()), any -> new ArrayList<>())
                    .add(line.number()));
    return parts;
  }

  private static String words(Line line, Map<String, List<String>> parts) {
    return line.what() + " (case " + line.number() + counted(line, parts) + ")";
  }

  private static String counted(Line line, Map<String, List<String>> parts) {
    List<String> own = parts.getOrDefault(line.number(), List.of());
    if (!own.isEmpty()) {
      return "; with " + String.join(", ", own);
    }
    return line.partOf() == null ? "" : "; more of case " + line.partOf();
  }
}
