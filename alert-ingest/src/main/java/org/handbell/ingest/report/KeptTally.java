package org.handbell.ingest.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a source from one run to the next.
 *
 * @param whole what is reported
 * @param recent the newer part of it, which in time takes its place: so what a firewall showed
 *     before somebody changed its settings is forgotten after a day or two
 * @param rhythm lines a minute by hour of the week, null where not known
 */
record KeptTally(
    String sourceId,
    @Nullable Instant lastLine,
    @Nullable Instant lastEvent,
    Counted whole,
    Counted recent,
    List<@Nullable Double> rhythm) {

  KeptTally {
    Objects.requireNonNull(sourceId, "sourceId");
    Objects.requireNonNull(whole, "whole");
    Objects.requireNonNull(recent, "recent");
    rhythm = Collections.unmodifiableList(new ArrayList<>(rhythm));
  }

  static KeptTally begun(String sourceId, Instant since) {
    Counted nothing = Counted.nothing(since);
    return new KeptTally(sourceId, null, null, nothing, nothing, List.of());
  }

  /** Everything that one Handbell remembers. */
  record All(List<KeptTally> sources) {
    All {
      sources = List.copyOf(sources);
    }
  }
}
