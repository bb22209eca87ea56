package org.handbell.classifier.lexicon;

import java.util.ArrayList;
import java.util.List;
import org.handbell.classifier.normalise.Vocabulary;

/** Patterns that are looked for together, and what the end of each stands for. */
final class PatternSet {

  private final PatternTree tree;
  private final Requirements requirements;
  private final List<Ending> endings;

  private PatternSet(Builder builder, Units units, Vocabulary vocabulary) {
    tree = builder.tree.build();
    requirements = new Requirements(tree, units, vocabulary);
    endings = List.copyOf(builder.endings);
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

  /** What a pattern is to its rule. */
  enum Use {
    MATCH,
    EXCEPTION,
    COMPANION
  }

  /**
   * The end of a pattern.
   *
   * @param entry the rule's place in the lexicon
   * @param number the pattern's place among those of the rule that are used alike
   */
  record Ending(int entry, Use use, int number) {}

  /** Collects patterns. */
  static final class Builder {

    private final PatternTree.Builder tree = new PatternTree.Builder();
    private final List<Ending> endings = new ArrayList<>();

    void add(List<List<Integer>> sequences, Ending ending) {
      endings.add(ending);
      sequences.forEach(sequence -> tree.add(sequence, endings.size() - 1));
    }

    PatternSet build(Units units, Vocabulary vocabulary) {
      return new PatternSet(this, units, vocabulary);
    }
  }
}
