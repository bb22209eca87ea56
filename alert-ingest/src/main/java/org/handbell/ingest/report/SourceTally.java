package org.handbell.ingest.report;

import java.time.Duration;
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
import org.handbell.model.MinimumRecord;
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

  private static final Duration GENERATION = Duration.ofDays(1);
  private static final long ENOUGH_ACTS = 200;

  private final String sourceId;
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
  private volatile Offsets offsets;

  /** What is added to the live counts to make those since the one moment and the other. */
  private record Offsets(Counted whole, Counted recent) {}

  SourceTally(KeptTally base, ZoneId zone) {
    this.sourceId = base.sourceId();
    this.offsets = new Offsets(base.whole(), base.recent());
    this.lastLine = new AtomicLong(millis(base.lastLine()));
    this.lastEvent = new AtomicLong(millis(base.lastEvent()));
    this.rhythm = new Rhythm(zone, base.rhythm());
    base.whole().ignored().keySet().forEach(reason -> ignored.put(reason, new LongAdder()));
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
    if (MinimumRecord.hasOwnTime(event)) {
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

  /** Lets the rhythm go on and old counts be forgotten; to be called every few seconds. */
  void look(Instant now) {
    rhythm.look(now, lines.sum());
    Counted live = live();
    Offsets from = offsets;
    boolean aged = !from.recent.since().plus(GENERATION).isAfter(now);
    if (aged && from.recent.plus(live).count(Count.ACTS) >= ENOUGH_ACTS) {
      offsets = new Offsets(from.recent, live.startingAt(now));
    }
  }

  String sourceId() {
    return sourceId;
  }

  /** When a line last came, in milliseconds since 1970; 0 where none did. */
  long lastLineMillis() {
    return lastLine.get();
  }

  /** What was counted since the process started; only ever more. */
  Counted live() {
    Map<Count, Long> counts = new EnumMap<>(Count.class);
    Map<Visibility, Long> seen = new EnumMap<>(Visibility.class);
    for (int shown = 0; shown < Minimum.CELLS; shown++) {
      long times = events.get(shown);
      if (times > 0) {
        Minimum.add(shown, times, counts, seen);
      }
    }
    Map<String, Long> reasons = new HashMap<>();
    ignored.forEach((reason, times) -> reasons.put(reason, times.sum()));
    counts.put(Count.IGNORED, reasons.values().stream().mapToLong(Long::longValue).sum());
    counts.put(Count.LINES, lines.sum());
    counts.put(Count.TRUNCATED, truncated.sum());
    counts.put(Count.MISSED, missed.sum());
    counts.put(Count.REJECTED, rejected.sum());
    return new Counted(Instant.EPOCH, counts, reasons, seen);
  }

  /** What is to be remembered. */
  KeptTally kept() {
    Counted live = live();
    Offsets from = offsets;
    return new KeptTally(
        sourceId,
        instant(lastLine.get()),
        instant(lastEvent.get()),
        from.whole.plus(live),
        from.recent.plus(live),
        rhythm.known());
  }

  /** How the source does. */
  SourceReport report(SourceIdentity identity, SourceState state, Instant at) {
    KeptTally kept = kept();
    Counted whole = kept.whole();
    return new SourceReport(
        sourceId,
        identity.instance(),
        identity.schools(),
        at,
        whole.since(),
        identity.way(),
        identity.format(),
        state.decided(),
        kept.lastLine(),
        kept.lastEvent(),
        whole.counts(),
        whole.ignored(),
        whole.seen(),
        rhythm.now(),
        rhythm.usual(at),
        skew.median(),
        state.problem(),
        state.spool(),
        state.certificateEnds(),
        state.drills());
  }

  private static long millis(@Nullable Instant time) {
    return time == null ? 0 : time.toEpochMilli();
  }

  private static @Nullable Instant instant(long millis) {
    return millis == 0 ? null : Instant.ofEpochMilli(millis);
  }
}
