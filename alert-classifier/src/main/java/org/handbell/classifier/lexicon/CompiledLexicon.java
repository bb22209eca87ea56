package org.handbell.classifier.lexicon;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.handbell.classifier.normalise.Vocabulary;

/** The lexicon as the {@link Search} walks it. */
final class CompiledLexicon {

  private final Vocabulary vocabulary;
  private final Units units;
  private final Trie anywhere;
  private final Trie atStart;
  private final int[][] starts;
  private final List<Ending> endings;

  private CompiledLexicon(Builder builder, Vocabulary vocabulary, WordClasses classes) {
    this.vocabulary = vocabulary;
    this.units = new Units(vocabulary.size(), classes.all());
    this.anywhere = builder.anywhere.build();
    this.atStart = builder.atStart.build();
    this.endings = List.copyOf(builder.endings);
    this.starts = new int[units.size()][];
    for (int unit = 0; unit < starts.length; unit++) {
      starts[unit] = starts(unit);
    }
  }

  Vocabulary vocabulary() {
    return vocabulary;
  }

  Units units() {
    return units;
  }

  /** Patterns that may begin at any word. */
  Trie anywhere() {
    return anywhere;
  }

  /** Patterns that begin where the text begins. */
  Trie atStart() {
    return atStart;
  }

  /** The nodes of {@link #anywhere()} that a unit leads to from the root. */
  int[] startsOf(int unit) {
    return starts[unit];
  }

  /** What the end of a pattern stands for. */
  Ending ending(int number) {
    return endings.get(number);
  }

  private int[] starts(int unit) {
    IntStream symbols = IntStream.of(units.classesOf(unit)).map(Symbol::ofClass);
    return IntStream.concat(IntStream.of(Symbol.word(unit)), symbols)
        .map(symbol -> anywhere.child(Trie.ROOT, symbol))
        .filter(node -> node != Trie.NONE)
        .toArray();
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

    private final Trie.Builder anywhere = new Trie.Builder();
    private final Trie.Builder atStart = new Trie.Builder();
    private final List<Ending> endings = new ArrayList<>();

    void add(PatternCompiler.Compiled pattern, Ending ending) {
      endings.add(ending);
      Trie.Builder trie = pattern.anchored() ? atStart : anywhere;
      pattern.sequences().forEach(sequence -> trie.add(sequence, endings.size() - 1));
    }

    CompiledLexicon build(Vocabulary vocabulary, WordClasses classes) {
      return new CompiledLexicon(this, vocabulary, classes);
    }
  }
}
