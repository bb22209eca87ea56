package org.handbell.notifier.watch;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.handbell.model.SourceReport;
import org.handbell.model.SourceReport.Count;
import org.jspecify.annotations.Nullable;

/**
 * What one ingest process counted of one source in the last hour, from reports whose counts only
 * grow. It starts anew where ingest did.
 */
public final class History {

  private static final Duration KEPT = Duration.ofMinutes(61);
  private static final Duration APART = Duration.ofSeconds(30);
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration NEWS = Duration.ofHours(12);

  private record Sample(Instant at, Map<Count, Long> counts) {}

  private final Deque<Sample> samples = new ArrayDeque<>();
  private final TreeMap<Instant, Double> rhythm = new TreeMap<>();
  private @Nullable SourceReport newest;
  private @Nullable String format;
  private @Nullable String formerFormat;
  private @Nullable Instant formatChanged;

  /** Takes the next report in. */
  public void take(SourceReport report) {
    Instant oldest = report.at().minus(KEPT);
    SourceReport before = newest;
    if (before == null || !before.since().equals(report.since())) {
      samples.clear();
      if (report.since().isAfter(oldest)) {
        samples.add(new Sample(report.since(), Map.of()));
      }
      samples.add(new Sample(report.at(), report.counts()));
    } else if (samples.getLast().at().plus(APART).isBefore(report.at())) {
      samples.add(new Sample(report.at(), report.counts()));
    }
    while (samples.size() > 1 && secondIsBefore(oldest)) {
      samples.removeFirst();
    }
    noteRhythm(report);
    noteFormat(report);
    newest = report;
  }

  /** One sample stays from before the hour: from it the hour is counted. */
  private boolean secondIsBefore(Instant oldest) {
    Iterator<Sample> all = samples.iterator();
    all.next();
    return all.next().at().isBefore(oldest);
  }

  private void noteRhythm(SourceReport report) {
    Double expected = report.expectedPerMinute();
    if (expected != null) {
      rhythm.put(report.at().truncatedTo(ChronoUnit.HOURS), expected);
      rhythm.headMap(report.at().minus(DAY)).clear();
    }
  }

  /**
   * How many lines should have come, hour by hour: after the lull at lunch a source is not expected
   * to have sent at noon what it sends at one.
   *
   * @param otherwise lines a minute in hours of which no expectation was heard
   */
  double expected(Instant from, Instant to, double otherwise) {
    double lines = 0;
    for (Instant at = from; at.isBefore(to); ) {
      Instant hour = at.truncatedTo(ChronoUnit.HOURS);
      Instant next = hour.plus(1, ChronoUnit.HOURS);
      Instant end = next.isBefore(to) ? next : to;
      double perMinute = rhythm.getOrDefault(hour, otherwise);
      lines += perMinute * Duration.between(at, end).toSeconds() / 60;
      at = end;
    }
    return lines;
  }

  private void noteFormat(SourceReport report) {
    String decided = name(report.decided());
    if (decided == null) {
      return;
    }
    if (format != null && !format.equals(decided)) {
      formerFormat = format;
      formatChanged = report.at();
    }
    format = decided;
  }

  /** The grounds of a decision change with every line; its first word is what was decided. */
  private static @Nullable String name(@Nullable String decided) {
    if (decided == null || decided.isBlank()) {
      return null;
    }
    int end = 0;
    while (end < decided.length() && " ,;:(".indexOf(decided.charAt(end)) < 0) {
      end++;
    }
    return decided.substring(0, end);
  }

  /** How often that was counted in the last {@code window}, or in as much of it as is known. */
  long in(Duration window, Count count) {
    SourceReport last = newest;
    return last == null ? 0 : Math.max(0, last.count(count) - base(last, window, count));
  }

  /** How often that was counted before it. */
  long before(Duration window, Count count) {
    SourceReport last = newest;
    return last == null ? 0 : base(last, window, count);
  }

  private long base(SourceReport last, Duration window, Count count) {
    Instant from = last.at().minus(window);
    Sample base = samples.getFirst();
    for (Sample sample : samples) {
      base = sample.at().isAfter(from) ? base : sample;
    }
    return base.counts().getOrDefault(count, 0L);
  }

  /** The format that was read before another began to come, not long ago. */
  Optional<String> formerFormat() {
    boolean news =
        newest != null && formatChanged != null && newest.at().isBefore(formatChanged.plus(NEWS));
    return news ? Optional.ofNullable(formerFormat) : Optional.empty();
  }

  Optional<String> format() {
    return Optional.ofNullable(format);
  }
}
