package org.handbell.classifier.lexicon;

import java.util.ArrayList;
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

  private final CompiledLexicon lexicon;
  private final Reading reading;
  private final Map<Integer, List<Found>> exceptions = new HashMap<>();
  private final Map<Integer, Found> companions = new HashMap<>();
  private boolean known;
  private long steps;

  Conditions(CompiledLexicon lexicon, Reading reading) {
    this.lexicon = lexicon;
    this.reading = reading;
  }

  /** The exception of the rule that lies over its hit, or null. */
  @Nullable Found exceptionTo(Found hit, int entry) {
    find();
    for (Found exception : exceptions.getOrDefault(entry, List.of())) {
      if (!isGuessed(exception, hit)
          && reading.firstWord(exception.from()) < reading.endWord(hit.to())
          && reading.firstWord(hit.from()) < reading.endWord(exception.to())) {
        return exception;
      }
    }
    return null;
  }

  /** The companion pattern of the rule that needed the fewest views, or null. */
  @Nullable Found companionOf(int entry) {
    find();
    return companions.get(entry);
  }

  /** What was found stands for. */
  Ending ending(Found found) {
    return lexicon.conditions().ending(found.ending());
  }

  long steps() {
    return steps;
  }

  /** Words guessed at may sound the alarm; to still it they must have been needed for it too. */
  private static boolean isGuessed(Found exception, Found hit) {
    return (exception.views() & ~hit.views() & GUESSES) != 0;
  }

  private void find() {
    if (known) {
      return;
    }
    known = true;
    Search search = new Search(lexicon.units(), lexicon.conditions(), reading);
    for (Found found : search.run()) {
      Ending ending = ending(found);
      if (ending.use() == Use.EXCEPTION) {
        exceptions.computeIfAbsent(ending.entry(), e -> new ArrayList<>()).add(found);
      } else {
        companions.merge(ending.entry(), found, Found::better);
      }
    }
    steps = search.steps();
  }
}
