package org.handbell.classifier.normalise;

import java.util.Arrays;

/**
 * Divides a row of letters into known words, as for a word spelt with spaces ({@code k m s}, view
 * V5). Words must cover the row without rest, in as few and as ordinary ones as can be, so that
 * {@code e s s e x} hides nothing.
 */
final class Segmenter {

  private static final int SHORTEST = 3;
  private static final int LONGEST = 120;
  static final int LONGEST_WORD = 24;

  /** What a part that is no word costs. */
  static final int NEVER = 0;

  /** Two ordinary words cost less than one that only rules know, which may be a slip itself. */
  private static final int ORDINARY = 10;

  private static final int SLANG = 25;
  private static final int NO_RULES_WORD = 16;
  private static final int STRAY_LETTERS = 30;

  /** What it costs to take letters {@code [from, to)} of a row for a word. */
  @FunctionalInterface
  interface Cost {
    int of(char[] row, int from, int to);
  }

  private final Vocabulary vocabulary;
  private final OrdinaryWords ordinary = OrdinaryWords.english();

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
      to = endOfTightest(words, from, to);
      if (to - from >= SHORTEST && to - from <= LONGEST) {
        char[] row = new char[to - from];
        for (int i = from; i < to; i++) {
          row[i - from] = words.letters[words.letterFrom(i)];
        }
        addRow(reading, row, from, wordViews);
      }
      from = Math.max(to, from + 1);
    }
  }

  /** Where a row ends whose letters stand closer together than what follows: {@code k.m.s u}. */
  private static int endOfTightest(Words words, int from, int to) {
    int first = to - from < 2 ? 0 : width(words, from + 1);
    for (int i = from + 2; i < to; i++) {
      if (width(words, i) != first) {
        return width(words, i) > first ? i : i - 1;
      }
    }
    return to;
  }

  /** What stands before a letter: a sign, a space, or more space. */
  private static int width(Words words, int index) {
    int from = words.textTo(index - 1);
    int to = words.textFrom(index);
    return words.text.chars[from] != ' ' ? 0 : Math.min(2, to - from);
  }

  private void addRow(Reading reading, char[] row, int first, WordViews wordViews) {
    int[] cuts = divide(row, 0, row.length, this::costSpaced);
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
  static int[] divide(char[] row, int from, int to, Cost cost) {
    int length = to - from;
    int[] least = new int[length + 1];
    int[] previous = new int[length + 1];
    Arrays.fill(least, Integer.MAX_VALUE);
    least[0] = 0;
    for (int start = 0; start < length; start++) {
      if (least[start] == Integer.MAX_VALUE) {
        continue;
      }
      int last = Math.min(length, start + LONGEST_WORD);
      for (int end = start + 1; end <= last; end++) {
        if (least[start] + 1 < least[end]) {
          int word = cost.of(row, from + start, from + end);
          if (word != NEVER && least[start] + word < least[end]) {
            least[end] = least[start] + word;
            previous[end] = start;
          }
        }
      }
    }
    return least[length] == Integer.MAX_VALUE ? new int[0] : cuts(previous, length);
  }

  private static int[] cuts(int[] previous, int length) {
    int count = 0;
    for (int at = length; at > 0; at = previous[at]) {
      count++;
    }
    int[] cuts = new int[count + 1];
    boolean word = false;
    for (int at = length, i = count; i > 0; i--) {
      cuts[i] = at;
      word |= at - previous[at] >= SHORTEST;
      at = previous[at];
    }
    return word ? cuts : new int[0];
  }

  /** In a row of single letters any word of a rule may stand, and any ordinary word between. */
  private int costSpaced(char[] row, int from, int to) {
    boolean isOrdinary = ordinary.contains(row, from, to);
    if (vocabulary.id(row, from, to) == Vocabulary.UNKNOWN) {
      return isOrdinary && to - from >= SHORTEST ? NO_RULES_WORD : NEVER;
    }
    return costOfKnown(row, from, to, isOrdinary);
  }

  /** What a word that a rule knows costs. */
  static int costOfKnown(char[] row, int from, int to, boolean isOrdinary) {
    boolean isLetter = to - from == 1;
    if (isLetter ? row[from] == 'a' || row[from] == 'i' : isOrdinary) {
      return ORDINARY;
    }
    return to - from < SHORTEST ? STRAY_LETTERS : SLANG;
  }

  private static boolean isLetter(Words words, int index) {
    int from = words.letterFrom(index);
    return words.letterTo(index) - from == 1 && Character.isLetter(words.letters[from]);
  }
}
