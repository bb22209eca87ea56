package org.handbell.classifier.lexicon;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Every phrase that stands in a class, once, by number: sets of phrases are then sets of numbers.
 */
final class PhraseBook {

  /** The phrase of no words: what may be absent. */
  static final int EMPTY = 0;

  private static final int NONE = -1;

  private final List<int[]> phrases = new ArrayList<>();
  private final Map<List<Integer>, Integer> longer = new HashMap<>();

  /** By word, the phrase of it alone. */
  private int[] single = {};

  PhraseBook() {
    phrases.add(new int[0]);
  }

  int size() {
    return phrases.size();
  }

  /** The words of a phrase. */
  int[] words(int phrase) {
    return phrases.get(phrase);
  }

  int ofWord(int word) {
    if (word >= single.length) {
      int known = single.length;
      single = Arrays.copyOf(single, Math.max(1 << 14, word * 2));
      Arrays.fill(single, known, single.length, NONE);
    }
    if (single[word] == NONE) {
      single[word] = add(new int[] {word});
    }
    return single[word];
  }

  /** One phrase after the other. */
  int join(int first, int second) {
    if (first == EMPTY || second == EMPTY) {
      return first + second;
    }
    int[] before = words(first);
    int[] joined = Arrays.copyOf(before, before.length + words(second).length);
    System.arraycopy(words(second), 0, joined, before.length, words(second).length);
    List<Integer> key = Arrays.stream(joined).boxed().toList();
    return longer.computeIfAbsent(key, k -> add(joined));
  }

  private int add(int[] words) {
    phrases.add(words);
    return phrases.size() - 1;
  }
}
