package org.handbell.classifier.lexicon;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * What a text must hold for each pattern to be worth a look: its words and classes, the one that
 * ordinary text is least likely to hold first, patterns that ask for the same together. So a
 * lexicon may grow without making every text pay: "i", "my" and "how" stand in thousands of
 * patterns and come first in hardly any.
 */
final class Requirements {

  private final PatternTree tree;
  private final Rows first;

  private Requirements(PatternTree tree, Rows first) {
    this.tree = tree;
    this.first = first;
  }

  /** For patterns that any text may hold: what to ask for first hangs on each unit of a text. */
  static Requirements byUnit(PatternTree patterns, Units units, Commonness common) {
    PatternTree tree = tree(patterns, common, end -> List.of(List.of()));
    int[] ofWord = new int[units.size()];
    int[] ofClass = new int[units.classes()];
    for (int node : roots(tree)) {
      int symbol = tree.symbol(node);
      (Symbol.isClass(symbol) ? ofClass : ofWord)[Symbol.number(symbol)] = node;
    }
    int[][] first = new int[units.size()][];
    for (int unit = 0; unit < first.length; unit++) {
      IntStream classes = units.classesOf(unit).map(number -> ofClass[number]);
      first[unit] =
          IntStream.concat(IntStream.of(ofWord[unit]), classes).filter(node -> node > 0).toArray();
    }
    return new Requirements(tree, Rows.of(first));
  }

  /** For patterns that are only looked for once a rule asks for its own. */
  static Requirements byRule(
      PatternTree patterns, Commonness common, IntFunction<List<Integer>> rulesOf, int rules) {
    PatternTree tree =
        tree(
            patterns,
            common,
            end -> rulesOf.apply(end).stream().map(Symbol::rule).map(List::of).toList());
    int[][] first = new int[rules][0];
    for (int node : roots(tree)) {
      first[Symbol.number(tree.symbol(node))] = new int[] {node};
    }
    return new Requirements(tree, Rows.of(first));
  }

  /** The nodes to begin with, by unit or by rule; the classes of frequent words are few here. */
  Rows first() {
    return first;
  }

  /**
   * What to ask for, and what then; at a node's end stand the last nodes of those patterns that ask
   * for no more.
   */
  PatternTree tree() {
    return tree;
  }

  /** The nodes of a tree that nothing comes before. */
  static int[] roots(PatternTree tree) {
    int first = tree.firstChild(PatternTree.ROOT);
    return IntStream.range(first, tree.endOfChildren(PatternTree.ROOT)).toArray();
  }

  private static PatternTree tree(
      PatternTree patterns, Commonness common, IntFunction<List<List<Integer>>> before) {
    int[] ends =
        IntStream.range(1, patterns.nodes())
            .filter(node -> patterns.firstEnd(node) < patterns.endOfEnds(node))
            .toArray();
    List<List<Integer>> required =
        IntStream.of(ends).parallel().mapToObj(common::required).toList();
    PatternTree.Builder builder = new PatternTree.Builder();
    for (int i = 0; i < ends.length; i++) {
      for (List<Integer> beginning : before.apply(ends[i])) {
        List<Integer> sequence = new ArrayList<>(beginning);
        sequence.addAll(required.get(i));
        builder.add(sequence, ends[i]);
      }
    }
    return builder.build();
  }
}
