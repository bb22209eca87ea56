package org.handbell.classifier.normalise;

import java.util.Arrays;

/**
 * Divides a row of letters into known words: a word spelt with spaces ({@code k m s}, view V5) or
 * the words run together in a site's name. The known words must cover the row without rest, in as
 * few words as can be, so that {@code e s s e x} and {@code therapist} hide nothing.
 */
final class Segmenter {

  private static final int SHORTEST = 3;
  private static final int LONGEST = 120;
  private static final int LONGEST_WORD = 24;
  private static final int SHORTEST_GLUED = 6;

  private final Vocabulary vocabulary;

  Segmenter(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** Each row of three or more single letters. */
  void addSpaced(Reading reading, Words words, WordViews wordViews) {
    int from = 0;
    while (from < words.count) {
      int to = from;
      while (to < words.count && isLetter(words, to) && (to == from || !reading.isGap(to))) {
        to++;
      }
      if (to - from >= SHORTEST && to - from <= LONGEST) {
        char[] row = new char[to - from];
        for (int i = from; i < to; i++) {
          row[i - from] = words.letters[words.letterFrom[i]];
        }
        addRow(reading, row, from, wordViews);
      }
      from = Math.max(to, from + 1);
    }
  }

  private void addRow(Reading reading, char[] row, int first, WordViews wordViews) {
    int[] cuts = divide(row, 0, row.length, 1);
    for (int i = 0; i + 1 < cuts.length; i++) {
      if (cuts[i + 1] - cuts[i] > 1) {
        int id = vocabulary.id(row, cuts[i], cuts[i + 1]);
        wordViews.addWord(reading, first + cuts[i], first + cuts[i + 1], id, View.SPACED.bit());
      }
    }
  }

  /** The label of a host that is no known word itself. */
  void addGlued(Reading reading, Words words, int index) {
    int from = words.letterFrom[index];
    int to = words.letterTo[index];
    if (to - from < SHORTEST_GLUED || to - from > LONGEST) {
      return;
    }
    int[] cuts = divide(words.letters, from, to, 2);
    if (cuts.length > 2) {
      int[] meaning = new int[cuts.length - 1];
      for (int i = 0; i < meaning.length; i++) {
        meaning[i] = vocabulary.id(words.letters, from + cuts[i], from + cuts[i + 1]);
      }
      reading.add(index, index + 1, meaning, View.GLUED.bit());
    }
  }

  /**
   * Where to cut the row, ends included; empty when known words do not cover it or none of them has
   * three letters.
   */
  private int[] divide(char[] row, int from, int to, int shortest) {
    int length = to - from;
    int[] fewest = new int[length + 1];
    int[] previous = new int[length + 1];
    Arrays.fill(fewest, Integer.MAX_VALUE);
    fewest[0] = 0;
    for (int start = 0; start < length; start++) {
      if (fewest[start] == Integer.MAX_VALUE) {
        continue;
      }
      int last = Math.min(length, start + LONGEST_WORD);
      for (int end = start + shortest; end <= last; end++) {
        if (fewest[start] + 1 < fewest[end]
            && vocabulary.id(row, from + start, from + end) != Vocabulary.UNKNOWN) {
          fewest[end] = fewest[start] + 1;
          previous[end] = start;
        }
      }
    }
    return fewest[length] == Integer.MAX_VALUE
        ? new int[0]
        : cuts(previous, length, fewest[length]);
  }

  private static int[] cuts(int[] previous, int length, int count) {
    int[] cuts = new int[count + 1];
    boolean word = false;
    for (int at = length, i = count; i > 0; i--) {
      cuts[i] = at;
      word |= at - previous[at] >= SHORTEST;
      at = previous[at];
    }
    return word ? cuts : new int[0];
  }

  private static boolean isLetter(Words words, int index) {
    int from = words.letterFrom[index];
    return words.letterTo[index] - from == 1 && Character.isLetter(words.letters[from]);
  }
}
