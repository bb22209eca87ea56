package org.handbell.classifier.trial;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.handbell.classifier.judge.Judgement;
import org.handbell.model.Category;
import org.handbell.model.Event;
import org.handbell.model.Finding;
import org.handbell.model.Priority;
import org.handbell.model.Ruling;
import org.jspecify.annotations.Nullable;

/** Judges events twice, as today and as proposed, and keeps count of what differs. */
public final class Trial {

  private final Judgement today;
  private final Judgement proposed;
  private final int mostCases;
  private final Map<Change, Map<Priority, Long>> byPriority = new EnumMap<>(Change.class);
  private final Map<Change, Map<String, Long>> byRule = new EnumMap<>(Change.class);
  private final List<TrialCase> cases = new ArrayList<>();
  private long events;

  /**
   * Begins a trial.
   *
   * @param mostCases how many cases are kept to be shown; all are counted
   */
  public Trial(Judgement today, Judgement proposed, int mostCases) {
    this.today = today;
    this.proposed = proposed;
    this.mostCases = mostCases;
    for (Change change : Change.values()) {
      byPriority.put(change, new EnumMap<>(Priority.class));
      byRule.put(change, new TreeMap<>());
    }
  }

  /** Judges one event both ways. */
  public void event(Event event) {
    events++;
    List<Finding> before = today.judge(event);
    List<Finding> after = proposed.judge(event);
    if (before.equals(after)) {
      return;
    }
    Map<Category, Finding> was = byCategory(before);
    Map<Category, Finding> is = byCategory(after);
    boolean sealed = isSealed(before) || isSealed(after);
    was.forEach((category, finding) -> compare(event, finding, is.get(category), sealed));
    is.forEach(
        (category, finding) -> {
          if (!was.containsKey(category)) {
            compare(event, null, finding, sealed);
          }
        });
  }

  private void compare(
      Event event, @Nullable Finding before, @Nullable Finding after, boolean sealed) {
    Priority from = before == null ? null : before.priority();
    Priority to = after == null ? null : after.priority();
    Finding shown = after == null ? before : after;
    if (shown == null || from == to) {
      return;
    }
    Change change = change(from, to);
    byPriority.getOrDefault(change, Map.of()).merge(shown.priority(), 1L, Long::sum);
    byRule.getOrDefault(change, Map.of()).merge(shown.rule(), 1L, Long::sum);
    if (cases.size() < mostCases) {
      cases.add(new TrialCase(change, event, shown, from, to, sealed));
    }
  }

  private static Change change(@Nullable Priority from, @Nullable Priority to) {
    if (from == null) {
      return Change.ADDED;
    }
    if (to == null) {
      return Change.SILENCED;
    }
    return to.isMoreUrgentThan(from) ? Change.RAISED : Change.LOWERED;
  }

  private static boolean isSealed(List<Finding> findings) {
    return findings.stream().anyMatch(finding -> finding.category().isSealed());
  }

  private static Map<Category, Finding> byCategory(List<Finding> findings) {
    Map<Category, Finding> map = new EnumMap<>(Category.class);
    findings.forEach(finding -> map.put(finding.category(), finding));
    return map;
  }

  /** How many events were judged. */
  public long events() {
    return events;
  }

  /** How many findings would change so. */
  public long count(Change change) {
    return byPriority(change).values().stream().mapToLong(Long::longValue).sum();
  }

  /** By the priority that they would have, or had. */
  public Map<Priority, Long> byPriority(Change change) {
    return Map.copyOf(byPriority.getOrDefault(change, Map.of()));
  }

  /** By the rule that found them. */
  public Map<String, Long> byRule(Change change) {
    return new TreeMap<>(byRule.getOrDefault(change, Map.of()));
  }

  /** The first of them, in the order of the events. */
  public List<TrialCase> cases() {
    return List.copyOf(cases);
  }

  /** What is kept with the rulings. */
  public Ruling.Trial summary() {
    return new Ruling.Trial(events, count(Change.ADDED), count(Change.SILENCED));
  }
}
