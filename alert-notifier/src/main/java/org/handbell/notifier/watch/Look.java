package org.handbell.notifier.watch;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What was found at one look.
 *
 * @param unknown ids of sources of which nothing can be said, as their ingest does not report: what
 *     was wrong with them is taken to last
 * @param sources ids of each school's sources
 */
public record Look(List<Trouble> troubles, Set<String> unknown, Map<String, Set<String>> sources) {

  /** The same, with what else is wrong. */
  public Look and(List<Trouble> more) {
    return new Look(Stream.concat(troubles.stream(), more.stream()).toList(), unknown, sources);
  }

  public Look {
    troubles = List.copyOf(troubles);
    unknown = Set.copyOf(unknown);
    sources = Map.copyOf(sources);
  }
}
