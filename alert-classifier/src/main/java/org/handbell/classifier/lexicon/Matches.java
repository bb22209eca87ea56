package org.handbell.classifier.lexicon;

import java.util.List;

/**
 * What the lexicon found in one text: at most one hit a rule, the one that needed the fewest views.
 *
 * @param alone what would be hits, had they the companion that their rules ask for
 * @param steps how many steps the search took: grows with the text, not with the lexicon
 */
public record Matches(List<Hit> hits, List<Silenced> silenced, List<Hit> alone, long steps) {

  public static final Matches NONE = new Matches(List.of(), List.of(), List.of(), 0);

  /** True when no pattern is of any consequence. */
  public boolean isEmpty() {
    return hits.isEmpty() && silenced.isEmpty() && alone.isEmpty();
  }

  public Matches {
    hits = List.copyOf(hits);
    silenced = List.copyOf(silenced);
    alone = List.copyOf(alone);
  }
}
