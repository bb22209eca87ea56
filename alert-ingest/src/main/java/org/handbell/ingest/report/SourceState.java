package org.handbell.ingest.report;

import java.time.Instant;
import java.util.List;
import org.handbell.model.DrillLine;
import org.handbell.model.SourceReport;
import org.jspecify.annotations.Nullable;

/**
 * What a report says of a source that no line tells.
 *
 * @param decided what {@code auto} decided, and why; null before any
 * @param problem why the way in takes no lines, in plain words; null while it does
 * @param certificateEnds when its certificate runs out; null where it has none
 * @param drills the lines that Handbell lately wrote itself
 */
public record SourceState(
    @Nullable String decided,
    @Nullable String problem,
    SourceReport.Spool spool,
    @Nullable Instant certificateEnds,
    List<DrillLine> drills) {

  public SourceState {
    drills = List.copyOf(drills);
  }

  /** Of a source that no drill was made for. */
  public SourceState(
      @Nullable String decided,
      @Nullable String problem,
      SourceReport.Spool spool,
      @Nullable Instant certificateEnds) {
    this(decided, problem, spool, certificateEnds, List.of());
  }

  /** Of a way in without a certificate. */
  public SourceState(@Nullable String decided, @Nullable String problem, SourceReport.Spool spool) {
    this(decided, problem, spool, null);
  }
}
