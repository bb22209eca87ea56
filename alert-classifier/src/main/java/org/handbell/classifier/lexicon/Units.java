package org.handbell.classifier.lexicon;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a text is made of as far as rules know: single words, by their number in the vocabulary, and
 * beyond those the phrases of several words that belong to some class; and which classes each of
 * them belongs to.
 */
final class Units {

  private final int[][] words;
  private final int[][] classes;
  private final int[][] members;
  private final Trie phrases;

  Units(int vocabularySize, List<Set<List<Integer>>> all) {
    List<List<Integer>> classesOf = new ArrayList<>();
    List<int[]> wordsOf = new ArrayList<>();
    for (int word = 0; word < vocabularySize; word++) {
      wordsOf.add(new int[] {word});
      classesOf.add(new ArrayList<>(0));
    }
    Map<List<Integer>, Integer> numbers = new HashMap<>();
    Trie.Builder builder = new Trie.Builder();
    for (int number = 0; number < all.size(); number++) {
      for (List<Integer> phrase : all.get(number)) {
        Integer unit = phrase.size() == 1 ? phrase.get(0) : numbers.get(phrase);
        if (unit == null) {
          unit = classesOf.size();
          classesOf.add(new ArrayList<>(1));
          wordsOf.add(phrase.stream().mapToInt(Integer::intValue).toArray());
          numbers.put(phrase, unit);
          builder.add(phrase, unit);
        }
        classesOf.get(unit).add(number);
      }
    }
    words = wordsOf.toArray(int[][]::new);
    phrases = builder.build();
    classes =
        classesOf.stream()
            .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
            .toArray(int[][]::new);
    members = members(classes, all.size());
  }

  int size() {
    return classes.length;
  }

  /** How many classes there are. */
  int classes() {
    return members.length;
  }

  /** The phrases of several words, as sequences of words; what ends is the unit. */
  Trie phrases() {
    return phrases;
  }

  /** The words that a unit is made of. */
  int[] words(int unit) {
    return words[unit];
  }

  int[] classesOf(int unit) {
    return classes[unit];
  }

  /** The units of a class. */
  int[] members(int number) {
    return members[number];
  }

  /** A text asks for few units again and again: their own short rows stay near, unlike a table. */
  boolean isIn(int unit, int number) {
    return Arrays.binarySearch(classes[unit], number) >= 0;
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
