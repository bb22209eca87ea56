package org.handbell.classifier.lexicon;

import java.util.ArrayList;
import java.util.List;
import org.handbell.classifier.normalise.Vocabulary;

/** The lexicon as the {@link Search} walks it. */
final class CompiledLexicon {

  private final Vocabulary vocabulary;
  private final Units units;
  private final PatternTree tree;
  private final Requirements requirements;
  private final List<Ending> endings;

  private CompiledLexicon(Builder builder, Vocabulary vocabulary, WordClasses classes) {
    this.vocabulary = vocabulary;
    this.units = new Units(vocabulary.size(), classes.all());
    this.tree = builder.tree.build();
    this.requirements = new Requirements(tree, units, vocabulary);
    this.endings = List.copyOf(builder.endings);
  }

  Vocabulary vocabulary() {
    return vocabulary;
  }

  Units units() {
    return units;
  }

  PatternTree tree() {
    return tree;
  }

  Requirements requirements() {
    return requirements;
  }

  /** What the end of a pattern stands for. */
  Ending ending(int number) {
    return endings.get(number);
  }

  /**
   * The end of a pattern.
   *
   * @param entry the rule's place in the lexicon
   * @param except the number of the rule's exception, or -1 for a match
   */
  record Ending(int entry, int except) {

    boolean isMatch() {
      return except < 0;
    }
  }

  /** Collects patterns. */
  static final class Builder {

    private final PatternTree.Builder tree = new PatternTree.Builder();
    private final List<Ending> endings = new ArrayList<>();

    void add(List<List<Integer>> sequences, Ending ending) {
      endings.add(ending);
      sequences.forEach(sequence -> tree.add(sequence, endings.size() - 1));
    }

    CompiledLexicon build(Vocabulary vocabulary, WordClasses classes) {
      return new CompiledLexicon(this, vocabulary, classes);
    }
  }
}
