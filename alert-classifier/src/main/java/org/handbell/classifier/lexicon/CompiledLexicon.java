package org.handbell.classifier.lexicon;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.handbell.classifier.normalise.Vocabulary;

/** The lexicon as the {@link Search} walks it. */
final class CompiledLexicon {

  private final Vocabulary vocabulary;
  private final Trie anywhere;
  private final Trie atStart;
  private final Trie phrases;
  private final int[][] classesOf;
  private final List<Ending> endings;

  private CompiledLexicon(
      Vocabulary vocabulary,
      Trie anywhere,
      Trie atStart,
      Trie phrases,
      int[][] classesOf,
      List<Ending> endings) {
    this.vocabulary = vocabulary;
    this.anywhere = anywhere;
    this.atStart = atStart;
    this.phrases = phrases;
    this.classesOf = classesOf;
    this.endings = endings;
  }

  Vocabulary vocabulary() {
    return vocabulary;
  }

  /** Patterns that may begin at any word. */
  Trie anywhere() {
    return anywhere;
  }

  /** Patterns that begin where the text begins. */
  Trie atStart() {
    return atStart;
  }

  /** The members of classes that have more than one word; what ends is a class. */
  Trie phrases() {
    return phrases;
  }

  /** The classes of a single word. */
  int[] classesOf(int word) {
    return classesOf[word];
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

    private final Trie.Builder anywhere = new Trie.Builder();
    private final Trie.Builder atStart = new Trie.Builder();
    private final List<Ending> endings = new ArrayList<>();

    void add(PatternCompiler.Compiled pattern, Ending ending) {
      endings.add(ending);
      Trie.Builder trie = pattern.anchored() ? atStart : anywhere;
      pattern.sequences().forEach(sequence -> trie.add(sequence, endings.size() - 1));
    }

    CompiledLexicon build(Vocabulary vocabulary, WordClasses classes) {
      Trie.Builder phrases = new Trie.Builder();
      List<List<Integer>> classesOf = new ArrayList<>();
      for (int word = 0; word < vocabulary.size(); word++) {
        classesOf.add(new ArrayList<>());
      }
      List<Set<List<Integer>>> all = classes.all();
      for (int number = 0; number < all.size(); number++) {
        for (List<Integer> phrase : all.get(number)) {
          if (phrase.size() == 1) {
            classesOf.get(phrase.get(0)).add(number);
          } else {
            phrases.add(phrase, number);
          }
        }
      }
      return new CompiledLexicon(
          vocabulary,
          anywhere.build(),
          atStart.build(),
          phrases.build(),
          classesOf.stream().map(Builder::array).toArray(int[][]::new),
          List.copyOf(endings));
    }

    private static int[] array(Collection<Integer> numbers) {
      return numbers.stream().mapToInt(Integer::intValue).toArray();
    }
  }
}
