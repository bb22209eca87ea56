package org.handbell.classifier.lexicon;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.handbell.classifier.normalise.Vocabulary;

/** Patterns that are looked for together, and what the end of each stands for. */
final class PatternSet {

  private final PatternTree tree;
  private final Requirements requirements;
  private final Partners partners;
  private final List<Ending> endings;

  private PatternSet(Builder builder, Units units, Vocabulary vocabulary, boolean byRule) {
    tree = builder.tree.build();
    endings = List.copyOf(builder.endings);
    Commonness common = new Commonness(tree, units, vocabulary);
    requirements =
        byRule
            ? Requirements.byRule(tree, common, this::rulesOf, rules())
            : Requirements.byUnit(tree, units, common);
    partners = byRule ? Partners.none() : new Partners(requirements, units, vocabulary);
  }

  private List<Integer> rulesOf(int node) {
    return IntStream.range(tree.firstEnd(node), tree.endOfEnds(node))
        .mapToObj(place -> ending(tree.end(place)).entry())
        .distinct()
        .toList();
  }

  /** One more than the highest number of a rule. */
  private int rules() {
    return endings.stream().mapToInt(ending -> ending.entry() + 1).max().orElse(0);
  }

  PatternTree tree() {
    return tree;
  }

  Requirements requirements() {
    return requirements;
  }

  Partners partners() {
    return partners;
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
  record Ending(int entry, Use use, int number) {

    boolean isOf(int rule, Use kind) {
      return entry == rule && use == kind;
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

    /** For looking for all of them in a text. */
    PatternSet build(Units units, Vocabulary vocabulary) {
      return new PatternSet(this, units, vocabulary, false);
    }

    /** For looking for those of one rule at a time. */
    PatternSet buildByRule(Units units, Vocabulary vocabulary) {
      return new PatternSet(this, units, vocabulary, true);
    }
  }
}
