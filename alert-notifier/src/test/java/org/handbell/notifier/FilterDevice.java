package org.handbell.notifier;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.handbell.model.SourceReport;
import org.handbell.model.SourceReport.Count;
import org.handbell.model.SourceReport.Spool;
import org.jspecify.annotations.Nullable;

/** An invented filter, and what ingest reports of it as time passes. */
public final class FilterDevice {

  private final String id;
  private final String instance;
  private final Map<Count, Long> counts = new EnumMap<>(Count.class);
  private Instant since;
  private @Nullable Instant lastLine;
  private Instant sentTo;
  private double owed;

  public List<String> schools = List.of("elm");
  public ToDoubleFunction<Instant> perMinute = any -> 40;
  public @Nullable ToDoubleFunction<Instant> expected = null;
  public double rejected = 0.001;
  public double named = 0.9;
  public double searches = 0.05;
  public long missed = 0;
  public @Nullable String decided = "smoothwall, all of 20 lines";
  public @Nullable Duration skew = Duration.ZERO;
  public @Nullable String problem = null;
  public @Nullable Instant certificateEnds = null;
  public Spool spool = new Spool(true, 0.01, Duration.ZERO);

  public FilterDevice(String id, Instant since) {
    this(id, "1", since);
  }

  public FilterDevice(String id, String instance, Instant since) {
    this.id = id;
    this.instance = instance;
    this.since = since;
    this.sentTo = since;
  }

  /** Ingest starts anew: its counts do, and it remembers nothing. */
  public void restart(Instant now) {
    counts.clear();
    since = now;
    lastLine = null;
  }

  /** Has sent what it sends in the time up to now, a minute at the least. */
  public SourceReport sendUpTo(Instant now) {
    long minutes = Math.max(1, Duration.between(sentTo, now).toMinutes());
    sentTo = now;
    owed += perMinute.applyAsDouble(now) * minutes;
    long lines = (long) owed;
    owed -= lines;
    if (lines > 0) {
      lastLine = now.minusSeconds(1);
    }
    add(Count.LINES, lines);
    add(Count.REJECTED, Math.round(lines * rejected));
    add(Count.MISSED, missed * minutes);
    add(Count.ACTS, lines);
    add(Count.PERSON, Math.round(lines * named));
    add(Count.ENGINE, Math.round(lines * 0.1));
    add(Count.SEARCH, Math.round(lines * searches));
    return report(now);
  }

  private void add(Count count, long by) {
    counts.merge(count, by, Long::sum);
  }

  public SourceReport report(Instant now) {
    return new SourceReport(
            id,
            instance,
            schools,
            now,
            since,
            "syslog+tcp",
            "auto",
            decided,
            lastLine,
            lastLine,
            counts,
            Map.of(),
            Map.of(),
            expected == null ? null : expected.applyAsDouble(now),
            skew,
            problem,
            spool)
        .withCertificate(certificateEnds);
  }
}
