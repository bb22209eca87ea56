package org.handbell.ingest.report;

import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.handbell.model.SourceReport.Count;
import org.handbell.model.Visibility;

/** What was counted of a source since some moment; what was not counted once is left out. */
record Counted(
    Instant since, Map<Count, Long> counts, Map<String, Long> ignored, Map<Visibility, Long> seen) {

  Counted {
    Objects.requireNonNull(since, "since");
    counts = Map.copyOf(counts);
    ignored = Map.copyOf(ignored);
    seen = Map.copyOf(seen);
  }

  static Counted nothing(Instant since) {
    return new Counted(since, Map.of(), Map.of(), Map.of());
  }

  long count(Count count) {
    return counts.getOrDefault(count, 0L);
  }

  /** This and what was counted besides, since the same moment. */
  Counted plus(Counted more) {
    return new Counted(
        since,
        sum(new EnumMap<>(Count.class), counts, more.counts),
        sum(new HashMap<>(), ignored, more.ignored),
        sum(new EnumMap<>(Visibility.class), seen, more.seen));
  }

  /** What is to be added to later counts so that they begin here. */
  Counted startingAt(Instant now) {
    return new Counted(now, negated(counts), negated(ignored), negated(seen));
  }

  private static <K> Map<K, Long> negated(Map<K, Long> counts) {
    Map<K, Long> negated = new HashMap<>();
    counts.forEach((key, count) -> negated.put(key, -count));
    return negated;
  }

  private static <K> Map<K, Long> sum(Map<K, Long> sum, Map<K, Long> one, Map<K, Long> other) {
    sum.putAll(one);
    other.forEach((key, count) -> sum.merge(key, count, Long::sum));
    sum.values().removeIf(count -> count == 0);
    return sum;
  }
}
