package org.handbell.classifier.normalise;

/**
 * How many slips of the keyboard lie between a word and what was typed (Damerau's count). Each
 * thread has its own.
 */
final class Slips {

  /** First letters that sound alike in some words, one group after the other. */
  private static final String[] SOUNDS = {"ckq", "fp", "sczp", "gj", "aeiouy", "kn", "wrh", "vfw"};

  private static final int[] NONE = {};

  /** The rows that are looked at together, kept from word to word; mostly not needed. */
  private int[] beforeLast = NONE;

  private int[] last = NONE;
  private int[] row = NONE;

  /** How many; one more than {@code most} stands for any larger number. */
  int between(String word, char[] typed, int from, int to, int most) {
    int length = to - from;
    if (Math.abs(word.length() - length) > most) {
      return most + 1;
    }
    if (last.length <= length) {
      beforeLast = new int[length + 1];
      last = new int[length + 1];
      row = new int[length + 1];
    }
    for (int j = 0; j <= length; j++) {
      last[j] = j;
    }
    for (int i = 1; i <= word.length(); i++) {
      char c = word.charAt(i - 1);
      row[0] = i;
      int least = i;
      for (int j = 1; j <= length; j++) {
        char t = typed[from + j - 1];
        int slips = Math.min(last[j - 1] + (c == t ? 0 : 1), Math.min(last[j], row[j - 1]) + 1);
        if (i > 1 && j > 1 && c == typed[from + j - 2] && word.charAt(i - 2) == t) {
          slips = Math.min(slips, beforeLast[j - 2] + 1);
        }
        row[j] = slips;
        least = Math.min(least, slips);
      }
      if (least > most) {
        return most + 1;
      }
      int[] free = beforeLast;
      beforeLast = last;
      last = row;
      row = free;
    }
    return Math.min(last[length], most + 1);
  }

  /** The same first letter, one that may sound like it, the first two swapped, or one dropped. */
  static boolean beginAlike(String word, char[] typed, int from, int to) {
    char first = word.charAt(0);
    char typedFirst = typed[from];
    if (first == typedFirst || to - from < 2 || word.length() < 2) {
      return first == typedFirst;
    }
    boolean swapped = first == typed[from + 1] && word.charAt(1) == typedFirst;
    boolean dropped = word.charAt(1) == typedFirst && word.length() > Misspellings.ONE_SLIP;
    return swapped || dropped || soundAlike(first, typedFirst);
  }

  private static boolean soundAlike(char a, char b) {
    for (String sound : SOUNDS) {
      if (sound.indexOf(a) >= 0 && sound.indexOf(b) >= 0) {
        return true;
      }
    }
    return false;
  }
}
