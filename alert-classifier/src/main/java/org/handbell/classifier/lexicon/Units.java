package org.handbell.classifier.lexicon;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.handbell.classifier.normalise.Vocabulary;

/**
 * What a text is made of as far as rules know: single words, by their number in the vocabulary, and
 * beyond those the phrases of several words that belong to some class; and which classes each of
 * them belongs to.
 */
final class Units {

  private static final int ODD_WORDS = 96;
  private static final int PHRASES = 110;

  private final int[][] words;
  private final Rows classes;
  private final UnitSets sets;
  private final Trie phrases;

  Units(Vocabulary vocabulary, WordClasses all) {
    PhraseBook book = all.book();
    int[] unitOf = new int[book.size()];
    BitSet used = new BitSet(book.size());
    all.all().forEach(set -> Arrays.stream(set.numbers()).forEach(used::set));
    List<int[]> wordsOf = new ArrayList<>();
    for (int word = 0; word < vocabulary.size(); word++) {
      wordsOf.add(new int[] {word});
    }
    Trie.Builder builder = new Trie.Builder();
    for (int phrase = used.nextSetBit(0); phrase >= 0; phrase = used.nextSetBit(phrase + 1)) {
      int[] own = book.words(phrase);
      unitOf[phrase] = own.length == 1 ? own[0] : wordsOf.size();
      if (own.length > 1) {
        builder.add(own, wordsOf.size());
        wordsOf.add(own);
      }
    }
    words = wordsOf.toArray(int[][]::new);
    phrases = builder.build();
    int[][] classesOf = classesOf(words.length, all.all(), unitOf);
    classes = Rows.of(classesOf);
    sets = new UnitSets(members(classesOf, all.all().size()), bits(words.length, vocabulary));
  }

  private static int[][] classesOf(int units, List<PhraseSet> all, int[] unitOf) {
    int[] counts = new int[units];
    for (PhraseSet set : all) {
      for (int phrase : set.numbers()) {
        counts[unitOf[phrase]]++;
      }
    }
    int[][] classes = Arrays.stream(counts).mapToObj(int[]::new).toArray(int[][]::new);
    for (int number = all.size() - 1; number >= 0; number--) {
      for (int phrase : all.get(number).numbers()) {
        int unit = unitOf[phrase];
        classes[unit][--counts[unit]] = number;
      }
    }
    return classes;
  }

  int size() {
    return classes.size();
  }

  /** How many classes there are. */
  int classes() {
    return sets.count();
  }

  /** The phrases of several words, as sequences of words; what ends is the unit. */
  Trie phrases() {
    return phrases;
  }

  /** The words that a unit is made of. */
  int[] words(int unit) {
    return words[unit];
  }

  IntStream classesOf(int unit) {
    return Arrays.stream(classes.copy(unit));
  }

  /** The units of each class. */
  UnitSets sets() {
    return sets;
  }

  boolean isIn(int unit, int number) {
    return sets.isIn(unit, number);
  }

  /**
   * The bits by which units are told: three quarters of them are ordinary words', as nearly all
   * that texts hold are; so large classes of phrases or of odd words are not taken for theirs.
   */
  private static byte[] bits(int units, Vocabulary vocabulary) {
    byte[] bits = new byte[units];
    for (int unit = 1; unit < units; unit++) {
      boolean isPhrase = unit >= vocabulary.size();
      int first = isPhrase ? PHRASES : vocabulary.commonness(unit) == 0 ? ODD_WORDS : 0;
      int end = isPhrase ? UnitSets.BITS : first == 0 ? ODD_WORDS : PHRASES;
      bits[unit] = (byte) (first + (UnitSets.hash(unit) >>> 8) % (end - first));
    }
    return bits;
  }

  private static int[][] members(int[][] classes, int count) {
    int[] sizes = new int[count];
    for (int[] own : classes) {
      for (int number : own) {
        sizes[number]++;
      }
    }
    int[][] members = new int[count][];
    Arrays.setAll(members, number -> new int[sizes[number]]);
    for (int unit = 0; unit < classes.length; unit++) {
      for (int number : classes[unit]) {
        members[number][--sizes[number]] = unit;
      }
    }
    return members;
  }
}
