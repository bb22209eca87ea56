package org.handbell.classifier.normalise;

import java.util.Arrays;

/**
 * Divides a row of letters into known words, as for a word spelt with spaces ({@code k m s}, view
 * V5). The known words must cover the row without rest, in as few words as can be, so that {@code e
 * s s e x} hides nothing.
 */
final class Segmenter {

  private static final int SHORTEST = 3;
  private static final int LONGEST = 120;
  static final int LONGEST_WORD = 24;

  /** Whether letters {@code [from, to)} of a row are a word. */
  @FunctionalInterface
  interface Known {
    boolean isWord(char[] row, int from, int to);
  }

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
    int[] cuts = divide(row, 0, row.length, this::isWord);
    for (int i = 0; i + 1 < cuts.length; i++) {
      if (cuts[i + 1] - cuts[i] > 1) {
        int id = vocabulary.id(row, cuts[i], cuts[i + 1]);
        wordViews.addWord(reading, first + cuts[i], first + cuts[i + 1], id, View.SPACED.bit());
      }
    }
  }

  /**
   * Where to cut the row, ends included; empty when known words do not cover it or none of them has
   * three letters.
   */
  static int[] divide(char[] row, int from, int to, Known known) {
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
      for (int end = start + 1; end <= last; end++) {
        if (fewest[start] + 1 < fewest[end] && known.isWord(row, from + start, from + end)) {
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

  private boolean isWord(char[] row, int from, int to) {
    return vocabulary.id(row, from, to) != Vocabulary.UNKNOWN;
  }

  private static boolean isLetter(Words words, int index) {
    int from = words.letterFrom[index];
    return words.letterTo[index] - from == 1 && Character.isLetter(words.letters[from]);
  }
}
