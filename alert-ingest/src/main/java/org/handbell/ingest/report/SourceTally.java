package org.handbell.ingest.report;

import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import org.handbell.model.Event;
import org.handbell.model.SourceReport;
import org.handbell.model.SourceReport.Count;
import org.handbell.model.Visibility;
import org.jspecify.annotations.Nullable;

/**
 * The counts of one source, counted as its lines come and as they are done with, from any thread
 * and without a lock. Whenever nothing is on the way, with {@code found} the lines that an earlier
 * run left in the spool:
 *
 * <pre>LINES + found = EVENTS + IGNORED + REJECTED + lines in the spool</pre>
 */
public final class SourceTally {

  private static final int MOST_REASONS = 24;
  private static final String OTHER = "other";

  private final KeptTally base;
  private final AtomicLongArray events = new AtomicLongArray(Minimum.CELLS);
  private final LongAdder lines = new LongAdder();
  private final LongAdder truncated = new LongAdder();
  private final LongAdder missed = new LongAdder();
  private final LongAdder rejected = new LongAdder();
  private final Map<String, LongAdder> ignored = new ConcurrentHashMap<>();
  private final AtomicLong lastLine;
  private final AtomicLong lastEvent;
  private final ClockSkew skew = new ClockSkew();
  private final Rhythm rhythm;

  SourceTally(KeptTally base, ZoneId zone) {
    this.base = base;
    this.lastLine = new AtomicLong(millis(base.lastLine()));
    this.lastEvent = new AtomicLong(millis(base.lastEvent()));
    this.rhythm = new Rhythm(zone, base.rhythm());
    base.ignored().keySet().forEach(reason -> ignored.put(reason, new LongAdder()));
  }

  /** A line came in. */
  public void arrived(long receivedMillis, boolean cut) {
    lines.increment();
    lastLine.lazySet(receivedMillis);
    if (cut) {
      truncated.increment();
    }
  }

  /** The way in knows that lines never reached it: kernel drops, a truncated file. */
  public void missed(long howMany) {
    missed.add(howMany);
  }

  /**
   * What the event shows, to be counted once Kafka has it; called by the one thread that parses.
   *
   * @return what {@link #event} takes
   */
  public int shows(Event event) {
    if (Minimum.hasOwnTime(event)) {
      skew.note(event);
    }
    return Minimum.of(event);
  }

  /**
   * A line has become an event that is kept.
   *
   * @param shown as {@link #shows} said
   */
  public void event(int shown, long receivedMillis) {
    events.getAndIncrement(shown);
    lastEvent.lazySet(receivedMillis);
  }

  /** A line was no web request; reasons beyond the first few dozen are counted together. */
  public void ignored(String reason) {
    LongAdder known = ignored.get(reason);
    if (known == null) {
      String name = ignored.size() < MOST_REASONS ? reason : OTHER;
      known = ignored.computeIfAbsent(name, fresh -> new LongAdder());
    }
    known.increment();
  }

  /** A line could not be read, or not be kept as an event. */
  public void rejected() {
    rejected.increment();
  }

  /** Lets the rhythm go on; to be called every few seconds. */
  void look(Instant now) {
    rhythm.look(now, lines.sum());
  }

  String sourceId() {
    return base.sourceId();
  }

  /** When a line last came, in milliseconds since 1970; 0 where none did. */
  long lastLineMillis() {
    return lastLine.get();
  }

  /** What is to be remembered. */
  KeptTally kept() {
    Map<Count, Long> counts = new EnumMap<>(Count.class);
    counts.putAll(base.counts());
    Map<Visibility, Long> seen = new HashMap<>(base.seen());
    for (int shown = 0; shown < Minimum.CELLS; shown++) {
      long times = events.get(shown);
      if (times > 0) {
        Minimum.add(shown, times, counts, seen);
      }
    }
    Map<String, Long> reasons = new HashMap<>(base.ignored());
    ignored.forEach((reason, times) -> reasons.merge(reason, times.sum(), Long::sum));
    add(counts, Count.LINES, lines);
    add(counts, Count.TRUNCATED, truncated);
    add(counts, Count.MISSED, missed);
    add(counts, Count.REJECTED, rejected);
    counts.put(Count.IGNORED, reasons.values().stream().mapToLong(Long::longValue).sum());
    return new KeptTally(
        base.sourceId(),
        base.since(),
        instant(lastLine.get()),
        instant(lastEvent.get()),
        counts,
        reasons,
        seen,
        rhythm.known());
  }

  private static void add(Map<Count, Long> counts, Count count, LongAdder more) {
    counts.merge(count, more.sum(), Long::sum);
  }

  /** How the source does. */
  SourceReport report(SourceIdentity identity, SourceState state, Instant at) {
    KeptTally kept = kept();
    return new SourceReport(
        base.sourceId(),
        identity.instance(),
        identity.schools(),
        at,
        base.since(),
        identity.way(),
        identity.format(),
        state.decided(),
        kept.lastLine(),
        kept.lastEvent(),
        kept.counts(),
        kept.ignored(),
        kept.seen(),
        rhythm.now(),
        rhythm.usual(at),
        skew.median(),
        state.problem(),
        state.spool());
  }

  private static long millis(@Nullable Instant time) {
    return time == null ? 0 : time.toEpochMilli();
  }

  private static @Nullable Instant instant(long millis) {
    return millis == 0 ? null : Instant.ofEpochMilli(millis);
  }
}
