package org.handbell.classifier.normalise;

import java.util.Arrays;

/**
 * Finds the words of rules that a misspelt word may stand for: one slip away (a letter too many,
 * too few, wrong, or two swapped) in a word of {@value #ONE_SLIP} letters or more, two in one of
 * {@value #TWO_SLIPS} or more, and beginning as the word begins or sounds. A name or a coined word
 * that no dictionary has must be longer and allows one slip, for other names lie close to it. What
 * is left of each word's first letters when one or two are struck out is kept in a table
 * beforehand, so a question costs some thirty look-ups whatever the number of words.
 */
final class Misspellings {

  static final int ONE_SLIP = 4;
  static final int TWO_SLIPS = 9;

  /** The least letters of a name or a coined word, and of any misspelt word that stands alone. */
  static final int TELLING = 8;

  /** Longer words are nobody's. */
  static final int LONGEST = 24;

  /** What is struck out is looked for among so many letters; the rest is compared afterwards. */
  private static final int PREFIX = 7;

  private static final int MOST = 3;
  private static final int[] NONE = {};

  private final Vocabulary vocabulary;

  /** How many slips each word of a rule allows. */
  private final byte[] slips;

  private long[] table = new long[1 << 10];
  private int filled;

  Misspellings(Vocabulary vocabulary, OrdinaryWords ordinary) {
    this.vocabulary = vocabulary;
    this.slips = new byte[vocabulary.size()];
    for (int id = 1; id < vocabulary.size(); id++) {
      char[] word = vocabulary.word(id).toCharArray();
      slips[id] = slips(word, ordinary);
      if (slips[id] > 0 && isLetters(word, 0, word.length)) {
        int target = id;
        strikeOut(word, 0, word.length, slips[target], hash -> put(hash, target));
      }
    }
  }

  /** The nearest words, at most three; none when the letters are too few or too many. */
  int[] find(char[] letters, int from, int to) {
    int length = to - from;
    if (length < ONE_SLIP || length > LONGEST || !isLetters(letters, from, to)) {
      return NONE;
    }
    Nearest nearest = new Nearest(letters, from, to);
    int most = length >= TWO_SLIPS - 2 ? 2 : 1;
    strikeOut(letters, from, to, most, hash -> ask(hash, nearest));
    return Arrays.copyOf(nearest.ids, nearest.count);
  }

  private static byte slips(char[] word, OrdinaryWords ordinary) {
    if (word.length > LONGEST || word.length < ONE_SLIP) {
      return 0;
    }
    if (!ordinary.contains(word, 0, word.length)) {
      return (byte) (word.length < TELLING ? 0 : 1);
    }
    return (byte) (word.length < TWO_SLIPS ? 1 : 2);
  }

  @FunctionalInterface
  private interface Rest {
    void take(int hash);
  }

  /** Gives what is left of the first letters with none, one or two of them struck out. */
  private static void strikeOut(char[] word, int from, int to, int most, Rest rest) {
    int end = Math.min(to, from + PREFIX);
    rest.take(hash(word, from, end, -1, -1));
    for (int first = from; first < end; first++) {
      rest.take(hash(word, from, end, first, -1));
      for (int second = first + 1; most > 1 && second < end; second++) {
        rest.take(hash(word, from, end, first, second));
      }
    }
  }

  private static int hash(char[] word, int from, int to, int without, int andWithout) {
    int hash = 0x811c9dc5;
    for (int i = from; i < to; i++) {
      if (i != without && i != andWithout) {
        hash = (hash ^ word[i]) * 0x01000193;
      }
    }
    return hash ^ (hash >>> 15);
  }

  private void put(int hash, int id) {
    if (filled * 2 >= table.length) {
      grow();
    }
    long entry = ((long) hash << 32) | id;
    int slot = hash & (table.length - 1);
    while (table[slot] != 0) {
      if (table[slot] == entry) {
        return;
      }
      slot = (slot + 1) & (table.length - 1);
    }
    table[slot] = entry;
    filled++;
  }

  private void grow() {
    long[] old = table;
    table = new long[old.length * 2];
    filled = 0;
    for (long entry : old) {
      if (entry != 0) {
        put((int) (entry >>> 32), (int) entry);
      }
    }
  }

  private void ask(int hash, Nearest nearest) {
    int slot = hash & (table.length - 1);
    for (long entry = table[slot]; entry != 0; entry = table[slot]) {
      if ((int) (entry >>> 32) == hash) {
        nearest.offer((int) entry);
      }
      slot = (slot + 1) & (table.length - 1);
    }
  }

  private static boolean isLetters(char[] letters, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!Character.isLetter(letters[i])) {
        return false;
      }
    }
    return true;
  }

  /** The words nearest to some letters, of those offered so far. */
  private final class Nearest {

    private final char[] letters;
    private final int from;
    private final int to;
    private final int[] ids = new int[MOST];
    private final Slips rows = new Slips();
    private int count;
    private int distance = 2;

    Nearest(char[] letters, int from, int to) {
      this.letters = letters;
      this.from = from;
      this.to = to;
    }

    void offer(int id) {
      for (int i = 0; i < count; i++) {
        if (ids[i] == id) {
          return;
        }
      }
      String word = vocabulary.word(id);
      int most = Math.min(distance, slips[id]);
      int apart = rows.between(word, letters, from, to, most);
      if (apart > most || !Slips.beginAlike(word, letters, from, to)) {
        return;
      }
      count = apart < distance ? 0 : count;
      distance = apart;
      if (count < MOST) {
        ids[count++] = id;
      }
    }
  }
}
