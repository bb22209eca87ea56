package org.handbell.classifier.activity;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.handbell.classifier.judge.Judged;
import org.handbell.model.Activity;
import org.handbell.model.Activity.Counter;
import org.handbell.model.Category;
import org.handbell.model.Decision;
import org.handbell.model.Event;
import org.handbell.model.Finding;
import org.handbell.model.UnmappedName;
import org.handbell.model.Visibility;
import org.handbell.model.WebSearches;

/**
 * What one school did in one hour, as far as one partition saw: counts that only grow. Kept alive
 * between events because it changes with each of them.
 */
final class HourCount {

  /** A counter's place in this list is its number in the store: add at the end, never reorder. */
  static final List<Counter> STORED =
      List.of(
          Counter.EVENTS,
          Counter.ACTS,
          Counter.NAMED,
          Counter.SEARCHES,
          Counter.SEEN_WHOLE,
          Counter.BLOCKED,
          Counter.FINDINGS,
          Counter.SEARCHED);

  static final Comparator<Unmapped> BY_NAME =
      Comparator.comparing(Unmapped::source)
          .thenComparing(Unmapped::vendor)
          .thenComparing(Unmapped::name);

  private static final int LONGEST_NAME = 60;

  private final EnumMap<Counter, Long> counts;
  private final EnumMap<Category, Long> categories;
  private final Map<Unmapped, Long> unmapped;
  private final Uses uses;
  private long lastEvent;

  /** A category name that nobody knows, and whose it is. */
  record Unmapped(String source, String vendor, String name) {}

  HourCount() {
    this(0, new EnumMap<>(Counter.class), new EnumMap<>(Category.class), Map.of(), new Uses());
  }

  HourCount(
      long lastEvent,
      EnumMap<Counter, Long> counts,
      EnumMap<Category, Long> categories,
      Map<Unmapped, Long> unmapped,
      Uses uses) {
    this.uses = uses;
    this.unmapped = new TreeMap<>(BY_NAME);
    this.unmapped.putAll(unmapped);
    this.lastEvent = lastEvent;
    this.counts = counts;
    this.categories = categories;
  }

  /**
   * Counts one event.
   *
   * @param received milliseconds since 1970
   */
  void count(Judged judged, long received) {
    lastEvent = Math.max(lastEvent, received);
    add(Counter.EVENTS);
    Event event = judged.event();
    if (event.isAct()) {
      countAct(event, judged.isClean());
    }
    countCategories(judged.findings());
    uses.count(event, judged.findings());
    countUnmapped(judged);
  }

  private void countUnmapped(Judged judged) {
    for (String name : judged.unmapped()) {
      Event.Observer observer = judged.event().observer();
      Unmapped key = new Unmapped(observer.name(), observer.vendor(), shortened(name));
      if (unmapped.containsKey(key) || unmapped.size() < Activity.MOST_UNMAPPED) {
        unmapped.merge(key, 1L, Long::sum);
      }
    }
  }

  /** No category is called so; it keeps a broken line from filling the store. */
  private static String shortened(String name) {
    boolean within = name.length() <= LONGEST_NAME;
    return within ? name : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME / 2));
  }

  private void countAct(Event event, boolean clean) {
    add(Counter.ACTS);
    addIf(event.person().username() != null && !event.person().shared(), Counter.NAMED);
    addIf(event.search() != null, Counter.SEARCHES);
    addIf(event.filter().visibility() == Visibility.FULL, Counter.SEEN_WHOLE);
    addIf(event.filter().decision() == Decision.BLOCKED, Counter.BLOCKED);
    addIf(!clean, Counter.FINDINGS);
    addIf(WebSearches.mayBe(event), Counter.SEARCHED);
  }

  /** An event counts once for each category, however many rules found it. */
  private void countCategories(List<Finding> findings) {
    for (int i = 0; i < findings.size(); i++) {
      Category category = findings.get(i).category();
      if (findings.subList(0, i).stream().noneMatch(earlier -> earlier.category() == category)) {
        categories.merge(category, 1L, Long::sum);
      }
    }
  }

  private void add(Counter counter) {
    counts.merge(counter, 1L, Long::sum);
  }

  private void addIf(boolean condition, Counter counter) {
    if (condition) {
      add(counter);
    }
  }

  /** When the newest event was received, in milliseconds since 1970. */
  long lastEvent() {
    return lastEvent;
  }

  long count(Counter counter) {
    return counts.getOrDefault(counter, 0L);
  }

  Map<Category, Long> categories() {
    return categories;
  }

  Map<Unmapped, Long> unmapped() {
    return unmapped;
  }

  Uses uses() {
    return uses;
  }

  Activity snapshot(SchoolHour hour, int partition) {
    return new Activity(
        hour.schoolId(),
        hour.start(),
        partition,
        Instant.ofEpochMilli(lastEvent),
        counts,
        categories,
        unmapped.entrySet().stream()
            .map(
                each ->
                    new UnmappedName(
                        each.getKey().source(),
                        each.getKey().vendor(),
                        each.getKey().name(),
                        each.getValue()))
            .toList(),
        uses.blocked(),
        uses.tools());
  }
}
