package org.handbell.ingest.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.handbell.model.SourceReport.Count;
import org.handbell.model.Visibility;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a source from one run to the next: counts since it was first configured,
 * and its rhythm.
 *
 * @param rhythm lines a minute by hour of the week, null where not known
 */
record KeptTally(
    String sourceId,
    Instant since,
    @Nullable Instant lastLine,
    @Nullable Instant lastEvent,
    Map<Count, Long> counts,
    Map<String, Long> ignored,
    Map<Visibility, Long> seen,
    List<@Nullable Double> rhythm) {

  KeptTally {
    counts = Map.copyOf(counts);
    ignored = Map.copyOf(ignored);
    seen = Map.copyOf(seen);
    rhythm = Collections.unmodifiableList(new ArrayList<>(rhythm));
  }

  static KeptTally begun(String sourceId, Instant since) {
    return new KeptTally(sourceId, since, null, null, Map.of(), Map.of(), Map.of(), List.of());
  }

  /** Everything that one Handbell remembers. */
  record All(List<KeptTally> sources) {
    All {
      sources = List.copyOf(sources);
    }
  }
}
