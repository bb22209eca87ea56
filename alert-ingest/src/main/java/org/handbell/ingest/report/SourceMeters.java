package org.handbell.ingest.report;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.handbell.model.SourceReport.Count;

/** Shows the tallies to monitoring: lines by outcome, the minimum record, the last line's age. */
final class SourceMeters {

  private static final String NAME = "handbell.ingest.source.";
  private static final Map<Count, String> OUTCOMES =
      Map.of(
          Count.EVENTS, "event",
          Count.IGNORED, "ignored",
          Count.REJECTED, "rejected",
          Count.MISSED, "missed",
          Count.TRUNCATED, "truncated");
  private static final Set<Count> MINIMUM =
      Set.of(Count.PERSON, Count.DEVICE, Count.IP, Count.TIME, Count.SEARCH);

  private SourceMeters() {}

  static void bind(SourceTally tally, MeterRegistry meters, Clock clock) {
    OUTCOMES.forEach(
        (count, outcome) ->
            FunctionCounter.builder(NAME + "lines", tally, self -> counted(self, count))
                .tag("source", tally.sourceId())
                .tag("outcome", outcome)
                .register(meters));
    for (Count field : MINIMUM) {
      Gauge.builder(NAME + "minimum", tally, self -> share(self, field))
          .tag("source", tally.sourceId())
          .tag("field", field.name().toLowerCase(Locale.ROOT))
          .register(meters);
    }
    Gauge.builder(NAME + "last.seconds", tally, self -> lastSeconds(self, clock))
        .tag("source", tally.sourceId())
        .register(meters);
  }

  private static double counted(SourceTally tally, Count count) {
    return tally.live().count(count);
  }

  /** Of the acts, from 0 to 1; no number while there are none. */
  private static double share(SourceTally tally, Count field) {
    Counted whole = tally.kept().whole();
    return (double) whole.count(field) / whole.count(Count.ACTS);
  }

  private static double lastSeconds(SourceTally tally, Clock clock) {
    long last = tally.lastLineMillis();
    return last == 0 ? Double.NaN : Math.max(0, clock.millis() - last) / 1000.0;
  }
}
