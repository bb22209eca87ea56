package org.handbell.classifier.lexicon;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.handbell.classifier.lexicon.PatternSet.Ending;
import org.handbell.classifier.lexicon.PatternSet.Use;
import org.handbell.classifier.lexicon.Search.Found;
import org.handbell.classifier.normalise.Reading;
import org.handbell.classifier.normalise.View;
import org.jspecify.annotations.Nullable;

/**
 * What else stands in a text and decides whether a hit counts: exceptions that silence it,
 * companions that it needs. Looked for only once a hit asks.
 */
final class Conditions {

  private static final int GUESSES = View.GLUED.bit() | View.MISSPELT.bit();

  private final Text text;
  private final PatternSet patterns;
  private final Reading reading;
  private final Map<Integer, List<Found>> found = new HashMap<>();
  private long steps;

  Conditions(Text text, PatternSet patterns) {
    this.text = text;
    this.patterns = patterns;
    this.reading = text.reading();
  }

  /** The exception of the rule that lies over its hit, or null. */
  @Nullable Found exceptionTo(Found hit, int entry) {
    for (Found exception : of(entry)) {
      if (ending(exception).isOf(entry, Use.EXCEPTION)
          && !isGuessed(exception, hit)
          && reading.firstWord(exception.from()) < reading.endWord(hit.to())
          && reading.firstWord(hit.from()) < reading.endWord(exception.to())) {
        return exception;
      }
    }
    return null;
  }

  /** The companion pattern of the rule that needed the fewest views, or null. */
  @Nullable Found companionOf(int entry) {
    Found best = null;
    for (Found companion : of(entry)) {
      if (ending(companion).isOf(entry, Use.COMPANION)) {
        best = best == null ? companion : Found.better(best, companion);
      }
    }
    return best;
  }

  /** What was found stands for. */
  Ending ending(Found found) {
    return patterns.ending(found.ending());
  }

  long steps() {
    return steps;
  }

  /** Words guessed at may sound the alarm; to still it they must have been needed for it too. */
  private static boolean isGuessed(Found exception, Found hit) {
    return (exception.views() & ~hit.views() & GUESSES) != 0;
  }

  private List<Found> of(int entry) {
    List<Found> known = found.get(entry);
    if (known == null) {
      Search search = new Search(text, patterns);
      known = search.of(entry);
      steps += search.steps();
      found.put(entry, known);
    }
    return known;
  }
}
