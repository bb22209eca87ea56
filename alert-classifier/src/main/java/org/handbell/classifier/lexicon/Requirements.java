package org.handbell.classifier.lexicon;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.handbell.classifier.normalise.Vocabulary;

/**
 * What a text must hold for each pattern to be worth a look: its words and classes, the one that
 * ordinary text is least likely to hold first, patterns that ask for the same together. So a
 * lexicon may grow without making every text pay: "i", "my" and "how" stand in thousands of
 * patterns and come first in hardly any.
 */
final class Requirements {

  /** A phrase stands in so many times fewer texts than the rarest of its words. */
  private static final int AS_RARE_IS_A_PHRASE = 8;

  private final PatternTree tree;
  private final Rows firstOf;

  Requirements(PatternTree patterns, Units units, Vocabulary vocabulary) {
    long[] common = commonness(patterns, units, vocabulary);
    int[] ends =
        IntStream.range(1, patterns.nodes())
            .filter(n -> patterns.firstEnd(n) < patterns.endOfEnds(n))
            .toArray();
    List<List<Integer>> required =
        IntStream.of(ends)
            .parallel()
            .mapToObj(end -> required(patterns, end, units, common))
            .toList();
    PatternTree.Builder builder = new PatternTree.Builder();
    for (int i = 0; i < ends.length; i++) {
      builder.add(required.get(i), ends[i]);
    }
    tree = builder.build();
    firstOf = firstOf(units);
  }

  /** The nodes that each unit of a text leads to; the classes of frequent words are few here. */
  Rows firstOf() {
    return firstOf;
  }

  /**
   * What to ask for, and what then; at a node's end stand the last nodes of those patterns that ask
   * for no more.
   */
  PatternTree tree() {
    return tree;
  }

  /** For each unit, then for each class, how likely ordinary text is to hold it. */
  private static long[] commonness(PatternTree patterns, Units units, Vocabulary vocabulary) {
    long[] common = new long[units.size() + units.classes()];
    int[] uses = uses(patterns, units);
    for (int unit = 1; unit < units.size(); unit++) {
      long ordinary =
          IntStream.of(units.words(unit)).mapToLong(vocabulary::commonness).min().orElseThrow();
      ordinary = unit < vocabulary.size() ? ordinary : ordinary / AS_RARE_IS_A_PHRASE;
      common[unit] = Math.max(ordinary, uses[unit]);
      long own = common[unit];
      units.classesOf(unit).forEach(number -> common[units.size() + number] += own);
    }
    return common;
  }

  /** In how many places of patterns a unit may stand: what people type that no dictionary has. */
  private static int[] uses(PatternTree patterns, Units units) {
    int[] uses = new int[units.size()];
    int[] ofClass = new int[units.classes()];
    for (int node = 1; node < patterns.nodes(); node++) {
      int symbol = patterns.symbol(node);
      if (Symbol.isWordOrClass(symbol)) {
        (Symbol.isClass(symbol) ? ofClass : uses)[Symbol.number(symbol)]++;
      }
    }
    for (int unit = 0; unit < uses.length; unit++) {
      uses[unit] += units.classesOf(unit).map(number -> ofClass[number]).sum();
    }
    return uses;
  }

  /** The words and classes of a pattern, each once, the rarest first. */
  private static List<Integer> required(PatternTree patterns, int end, Units units, long[] common) {
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

  private Rows firstOf(Units units) {
    int[] ofWord = new int[units.size()];
    int[] ofClass = new int[units.classes()];
    for (int node = tree.firstChild(PatternTree.ROOT);
        node < tree.endOfChildren(PatternTree.ROOT);
        node++) {
      int symbol = tree.symbol(node);
      (Symbol.isClass(symbol) ? ofClass : ofWord)[Symbol.number(symbol)] = node;
    }
    int[][] first = new int[units.size()][];
    for (int unit = 0; unit < first.length; unit++) {
      IntStream classes = units.classesOf(unit).map(number -> ofClass[number]);
      first[unit] =
          IntStream.concat(IntStream.of(ofWord[unit]), classes).filter(node -> node > 0).toArray();
    }
    return Rows.of(first);
  }
}
