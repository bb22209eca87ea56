package org.handbell.classifier.lexicon;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a text must hold for each pattern to be worth a look: its words and classes, the one that
 * ordinary text is least likely to hold first, patterns that ask for the same together. So a
 * lexicon may grow without making every text pay: "i", "my" and "how" stand in thousands of
 * patterns and come first in hardly any.
 */
final class Requirements {

  private final PatternTree tree;
  private final int[][] children;
  private final int[][] firstOf;

  Requirements(PatternTree patterns, Units units) {
    int[] common = commonness(patterns, units);
    PatternTree.Builder builder = new PatternTree.Builder();
    for (int node = 1; node < patterns.nodes(); node++) {
      if (patterns.ends(node).length > 0) {
        builder.add(required(patterns, node, units, common), node);
      }
    }
    tree = builder.build();
    children = tree.children();
    firstOf = firstOf(units);
  }

  /** The nodes that a unit of a text leads to; the classes of frequent words are few here. */
  int[] firstOf(int unit) {
    return firstOf[unit];
  }

  int[] children(int node) {
    return children[node];
  }

  /** What a node asks for beyond its parent. */
  int symbol(int node) {
    return tree.symbol(node);
  }

  /** The last nodes of the patterns that ask for no more than this node and those before it. */
  int[] patterns(int node) {
    return tree.ends(node);
  }

  /**
   * For each unit, then for each class, in how many places of patterns it or a member may stand.
   */
  private static int[] commonness(PatternTree patterns, Units units) {
    int[] common = new int[units.size() + units.classes()];
    int[] uses = new int[units.classes()];
    for (int node = 1; node < patterns.nodes(); node++) {
      int symbol = patterns.symbol(node);
      if (Symbol.isWordOrClass(symbol)) {
        (Symbol.isClass(symbol) ? uses : common)[Symbol.number(symbol)]++;
      }
    }
    for (int unit = 0; unit < units.size(); unit++) {
      for (int number : units.classesOf(unit)) {
        common[unit] += uses[number];
      }
    }
    for (int unit = 0; unit < units.size(); unit++) {
      for (int number : units.classesOf(unit)) {
        int own = units.size() + number;
        common[own] = Math.max(common[own], common[unit]);
      }
    }
    return common;
  }

  /** The words and classes of a pattern, each once, the rarest first. */
  private static List<Integer> required(PatternTree patterns, int end, Units units, int[] common) {
    return IntStream.iterate(end, node -> node != PatternTree.ROOT, patterns::parent)
        .map(patterns::symbol)
        .filter(Symbol::isWordOrClass)
        .distinct()
        .boxed()
        .sorted(
            Comparator.comparing(
                    (Integer symbol) ->
                        common[
                            Symbol.isClass(symbol) ? units.size() + Symbol.number(symbol) : symbol])
                .thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  private int[][] firstOf(Units units) {
    int[] ofWord = new int[units.size()];
    int[] ofClass = new int[units.classes()];
    for (int node : children[PatternTree.ROOT]) {
      int symbol = tree.symbol(node);
      (Symbol.isClass(symbol) ? ofClass : ofWord)[Symbol.number(symbol)] = node;
    }
    int[][] first = new int[units.size()][];
    for (int unit = 0; unit < first.length; unit++) {
      IntStream classes = Arrays.stream(units.classesOf(unit)).map(number -> ofClass[number]);
      first[unit] =
          IntStream.concat(IntStream.of(ofWord[unit]), classes).filter(node -> node > 0).toArray();
    }
    return first;
  }
}
