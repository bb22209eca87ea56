package org.handbell.classifier.lexicon;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.handbell.classifier.normalise.Vocabulary;

/** How likely ordinary text is to hold a word, a phrase or one of a class, next to others. */
final class Commonness {

  /** A phrase stands in so many times fewer texts than the rarest of its words. */
  static final int AS_RARE_IS_A_PHRASE = 8;

  private final PatternTree patterns;
  private final int units;

  /** By unit, then by class. */
  private final long[] common;

  Commonness(PatternTree patterns, Units units, Vocabulary vocabulary) {
    this.patterns = patterns;
    this.units = units.size();
    this.common = new long[units.size() + units.classes()];
    int[] uses = uses(patterns, units);
    for (int unit = 1; unit < units.size(); unit++) {
      long ordinary =
          IntStream.of(units.words(unit)).mapToLong(vocabulary::commonness).min().orElseThrow();
      ordinary = unit < vocabulary.size() ? ordinary : ordinary / AS_RARE_IS_A_PHRASE;
      common[unit] = Math.max(ordinary, uses[unit]);
      long own = common[unit];
      units.classesOf(unit).forEach(number -> common[units.size() + number] += own);
    }
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

  /** The words and classes of the pattern that ends at a node, each once, the rarest first. */
  List<Integer> required(int end) {
    return IntStream.iterate(end, node -> node != PatternTree.ROOT, patterns::parent)
        .map(patterns::symbol)
        .filter(Symbol::isWordOrClass)
        .distinct()
        .boxed()
        .sorted(Comparator.comparing(this::of).thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  private long of(int symbol) {
    return common[Symbol.isClass(symbol) ? units + Symbol.number(symbol) : symbol];
  }
}
