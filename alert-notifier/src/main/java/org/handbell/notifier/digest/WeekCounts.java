package org.handbell.notifier.digest;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.handbell.model.Activity;
import org.handbell.model.Activity.Counter;
import org.handbell.model.Category;
import org.handbell.model.Decision;
import org.handbell.model.Evidence;
import org.handbell.model.Finding;
import org.handbell.model.Incident;
import org.handbell.notifier.compose.When;
import org.handbell.notifier.digest.Digest.TypeCount;
import org.handbell.notifier.register.Case;

/**
 * What was counted in one week, without what a reader may not know of.
 *
 * @param days on which events came
 */
record WeekCounts(
    Map<Counter, Long> counters,
    Map<Category, Long> categories,
    Map<Category, Long> stopped,
    int days,
    String lastEvent) {

  private static final int TYPES = 5;

  WeekCounts {
    counters = Map.copyOf(counters);
    categories = Map.copyOf(categories);
    stopped = Map.copyOf(stopped);
  }

  /** Sums the hours, and takes off what the hidden cases added to them. */
  static WeekCounts of(List<Activity> activity, List<Case> hidden, ZoneId zone) {
    Map<Counter, Long> counters = new EnumMap<>(Counter.class);
    Map<Category, Long> categories = new EnumMap<>(Category.class);
    Map<Category, Long> stopped = new EnumMap<>(Category.class);
    for (Activity hour : activity) {
      hour.counts().forEach((counter, n) -> counters.merge(counter, n, Long::sum));
      hour.categories().forEach((category, n) -> categories.merge(category, n, Long::sum));
      hour.blocked().forEach((category, n) -> stopped.merge(category, n, Long::sum));
    }
    for (Case c : hidden) {
      Incident incident = c.incident();
      if (incident.aboutClass()) {
        continue; // its events are counted with its members
      }
      takeOff(counters, Counter.BLOCKED, incident.decisions().getOrDefault(Decision.BLOCKED, 0));
      found(incident, any -> true).forEach((category, n) -> takeOff(categories, category, n));
      found(incident, Decision.BLOCKED::equals)
          .forEach((category, n) -> takeOff(stopped, category, n));
    }
    return new WeekCounts(
        counters, categories, stopped, days(activity, zone).size(), lastEvent(activity, zone));
  }

  long events() {
    return count(Counter.EVENTS);
  }

  List<String> seen() {
    long acts = count(Counter.ACTS);
    if (events() == 0) {
      return List.of("Nothing was read from the filter's log.");
    }
    if (acts == 0) {
      return List.of("Nothing that a person did was in the filter's log.");
    }
    List<String> seen =
        new ArrayList<>(
            List.of(
                (acts == 1
                        ? "1 thing that people did was"
                        : number(acts) + " things that people did were")
                    + " in the filter's log. The filter blocked "
                    + number(count(Counter.BLOCKED))
                    + (count(Counter.BLOCKED) == 1 ? " request." : " requests."),
                share(Counter.SEARCHES, acts) + " showed what was searched for.",
                share(Counter.NAMED, acts) + " belong to a named person.",
                share(Counter.SEEN_WHOLE, acts)
                    + " showed the whole address; of the rest only the name of the site is"
                    + " known."));
    if (count(Counter.SEARCHED) > 0) {
      seen.add(searchesVisible());
    }
    return seen;
  }

  /** Hours counted before searches were told from other acts have words but no whole. */
  private String searchesVisible() {
    long shown = Math.min(count(Counter.SEARCHES), count(Counter.SEARCHED));
    String said = "Searches visible: " + 100 * shown / count(Counter.SEARCHED) + "%.";
    return shown > 0
        ? said
        : said + " Search engines were used, but the filter does not show what was typed.";
  }

  /** How much of it Handbell could see, in one sentence; empty where nothing was done. */
  String sight() {
    long acts = count(Counter.ACTS);
    if (acts == 0) {
      return "";
    }
    long searched = count(Counter.SEARCHED);
    String searches =
        searched == 0
            ? ""
            : "the words of %d%% of searches and "
                .formatted(100 * Math.min(count(Counter.SEARCHES), searched) / searched);
    return "Handbell could see %sthe person behind %s of what was done."
        .formatted(searches, share(Counter.NAMED, acts));
  }

  /** Events that were about getting round the filter. */
  long bypass() {
    return categories.getOrDefault(Category.CONDUCT_BYPASS, 0L);
  }

  List<TypeCount> types() {
    return most(categories);
  }

  /** What the filter stopped most. */
  List<TypeCount> blocked() {
    return most(stopped);
  }

  private static List<TypeCount> most(Map<Category, Long> counts) {
    return counts.entrySet().stream()
        .filter(entry -> entry.getValue() > 0)
        .sorted(
            Map.Entry.<Category, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(TYPES)
        .map(entry -> new TypeCount(entry.getKey().title(), number(entry.getValue())))
        .toList();
  }

  /** That something was read, beside what was read the week before. */
  List<String> proof(WeekCounts before) {
    String then = " (the week before: " + number(before.events()) + ")";
    if (events() == 0) {
      return List.of("No events were read" + then + ".");
    }
    return List.of(
        (events() == 1 ? "1 event was read" : number(events()) + " events were read")
            + then
            + ", the last on "
            + lastEvent
            + ".",
        "Events came on " + days + (days == 1 ? " day." : " days."));
  }

  private long count(Counter counter) {
    return counters.getOrDefault(counter, 0L);
  }

  private String share(Counter part, long whole) {
    return Math.round(100.0 * count(part) / whole) + "%";
  }

  private static String number(long n) {
    return String.format(Locale.UK, "%,d", n);
  }

  private static <K> void takeOff(Map<K, Long> counts, K key, long n) {
    counts.computeIfPresent(key, (k, count) -> Math.max(0, count - n));
  }

  /** Events by category: as the evidence shows them, the rest under the incident's own. */
  private static Map<Category, Integer> found(Incident incident, Predicate<Decision> wanted) {
    Map<Category, Integer> found = new EnumMap<>(Category.class);
    int shown = 0;
    for (Evidence evidence : incident.evidence()) {
      if (!wanted.test(evidence.decision())) {
        continue;
      }
      shown++;
      Set<Category> once =
          evidence.findings().stream().map(Finding::category).collect(Collectors.toSet());
      once.forEach(category -> found.merge(category, 1, Integer::sum));
    }
    int all =
        incident.decisions().entrySet().stream()
            .filter(each -> wanted.test(each.getKey()))
            .mapToInt(Map.Entry::getValue)
            .sum();
    found.merge(incident.category(), Math.max(0, all - shown), Integer::sum);
    return found;
  }

  /** On which days events came. */
  static Set<LocalDate> days(List<Activity> activity, ZoneId zone) {
    return activity.stream()
        .filter(hour -> hour.counts().getOrDefault(Counter.EVENTS, 0L) > 0)
        .map(hour -> hour.hour().atZone(zone).toLocalDate())
        .collect(Collectors.toSet());
  }

  private static String lastEvent(List<Activity> activity, ZoneId zone) {
    return activity.stream()
        .map(Activity::lastEvent)
        .max(Instant::compareTo)
        .map(last -> When.shortly(last, zone))
        .orElse("");
  }
}
