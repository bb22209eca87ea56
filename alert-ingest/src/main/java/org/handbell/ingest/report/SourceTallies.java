package org.handbell.ingest.report;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.handbell.ingest.SourceConfig;

/** The tallies of every configured source, by its id. */
public final class SourceTallies {

  private final Map<String, SourceTally> tallies = new LinkedHashMap<>();

  /** Counts what no source of the configuration sent: a spool outlives a configuration. */
  private final SourceTally stray;

  private SourceTallies(ZoneId zone, Clock clock) {
    this.stray = new SourceTally(KeptTally.begun("", clock.instant()), zone);
  }

  /** No source at all: whatever is counted is reported to nobody. */
  public static SourceTallies none() {
    return new SourceTallies(ZoneId.of("Europe/London"), Clock.systemUTC());
  }

  /**
   * Goes on counting where the file says that an earlier run stopped.
   *
   * @param zone the clock by which a week has its rhythm
   */
  public static SourceTallies open(
      List<SourceConfig> sources, Path file, ZoneId zone, Clock clock) {
    SourceTallies all = new SourceTallies(zone, clock);
    Map<String, KeptTally> kept = new TallyFile(file).read();
    for (SourceConfig source : sources) {
      KeptTally base = kept.get(source.id());
      all.tallies.put(
          source.id(),
          new SourceTally(
              base == null ? KeptTally.begun(source.id(), clock.instant()) : base, zone));
    }
    return all;
  }

  /** The source's tally. */
  public SourceTally of(String sourceId) {
    return tallies.getOrDefault(sourceId, stray);
  }

  Collection<SourceTally> all() {
    return tallies.values();
  }
}
