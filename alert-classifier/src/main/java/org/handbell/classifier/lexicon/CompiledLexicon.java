package org.handbell.classifier.lexicon;

import java.util.List;
import org.handbell.classifier.lexicon.PatternSet.Ending;
import org.handbell.classifier.lexicon.PatternSet.Use;
import org.handbell.classifier.normalise.Vocabulary;

/**
 * The lexicon as the {@link Search} walks it: what makes a hit, and apart from it what is only
 * asked for once there is one, so that exceptions and companions cost a harmless text nothing.
 */
final class CompiledLexicon {

  private final Vocabulary vocabulary;
  private final Units units;
  private final PatternSet matches;
  private final PatternSet conditions;

  private CompiledLexicon(Builder builder, Vocabulary vocabulary, WordClasses classes) {
    this.vocabulary = vocabulary;
    this.units = new Units(vocabulary, classes);
    this.matches = builder.matches.build(units, vocabulary);
    this.conditions = builder.conditions.buildByRule(units, vocabulary);
  }

  Vocabulary vocabulary() {
    return vocabulary;
  }

  Units units() {
    return units;
  }

  PatternSet matches() {
    return matches;
  }

  /** Exceptions and companions. */
  PatternSet conditions() {
    return conditions;
  }

  /** Collects patterns. */
  static final class Builder {

    private final PatternSet.Builder matches = new PatternSet.Builder();
    private final PatternSet.Builder conditions = new PatternSet.Builder();

    void add(List<List<Integer>> sequences, Ending ending) {
      (ending.use() == Use.MATCH ? matches : conditions).add(sequences, ending);
    }

    CompiledLexicon build(Vocabulary vocabulary, WordClasses classes) {
      return new CompiledLexicon(this, vocabulary, classes);
    }
  }
}
