package org.handbell.classifier.normalise;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.SpoofChecker;
import org.jspecify.annotations.Nullable;

/**
 * The views of a single word: text-speak (V6), letters drawn out (V4), letters with marks on them,
 * and letters of another script that look like Latin ones (V2), the last only where some word mixes
 * scripts, so that plain Cyrillic or Greek stays what it is.
 */
final class WordViews {

  private static final int LONGEST = 40;
  private static final int MOST_RUNS = 4;
  private static final SpoofChecker CONFUSABLES =
      new SpoofChecker.Builder().setChecks(SpoofChecker.CONFUSABLE).build();

  private static final Normalizer2 NFD = Normalizer2.getNFDInstance();

  private final Vocabulary vocabulary;

  WordViews(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /**
   * Adds what else the word at {@code index} may be; true when it mixes scripts, which is a reason
   * to suspect the words beside it.
   */
  boolean add(Reading reading, Words words, int index, int id) {
    if (id != Vocabulary.UNKNOWN) {
      addTextSpeak(reading, index, index + 1, id, 0);
      return false;
    }
    int from = words.letterFrom(index);
    int to = words.letterTo(index);
    if (to - from > LONGEST) {
      return false;
    }
    addShortened(reading, index, words.letters, from, to, 0);
    boolean mixed = mixesLatin(words.letters, from, to);
    if (mixed || isDecorated(words.letters, from, to)) {
      addLookAlike(reading, words, index);
    }
    return mixed;
  }

  /** Adds each word that is wholly of another script, in a text where some word mixes scripts. */
  void addWhollyForeign(Reading reading, Words words) {
    for (int i = 0; i < words.count; i++) {
      int from = words.letterFrom(i);
      int to = words.letterTo(i);
      boolean foreign = to > from && words.letters[from] >= 0x80 && to - from <= LONGEST;
      if (foreign && !mixesLatin(words.letters, from, to)) {
        addLookAlike(reading, words, i);
      }
    }
  }

  private void addLookAlike(Reading reading, Words words, int index) {
    char @Nullable [] latin =
        lookAlike(words.letters, words.letterFrom(index), words.letterTo(index));
    if (latin != null) {
      int id = vocabulary.id(latin, 0, latin.length);
      addWord(reading, index, index + 1, id, View.LOOK_ALIKES.bit());
      if (id == Vocabulary.UNKNOWN) {
        addShortened(reading, index, latin, 0, latin.length, View.LOOK_ALIKES.bit());
      }
    }
  }

  /** Adds a known word as another reading, and what it stands for in text-speak. */
  void addWord(Reading reading, int from, int to, int id, int views) {
    if (id != Vocabulary.UNKNOWN) {
      reading.add(from, to, id, views);
      addTextSpeak(reading, from, to, id, views);
    }
  }

  private void addTextSpeak(Reading reading, int from, int to, int id, int views) {
    int[] meaning = vocabulary.expansion(id);
    if (meaning != null) {
      reading.add(from, to, meaning, views | View.TEXT_SPEAK.bit());
    }
  }

  /** Each run of three or more of a letter as two or one of it. */
  private void addShortened(
      Reading reading, int index, char[] letters, int from, int to, int views) {
    int runs = runs(letters, from, to);
    if (runs == 0 || runs > MOST_RUNS) {
      return;
    }
    char[] shorter = new char[to - from];
    for (int choice = (1 << runs) - 1; choice >= 0; choice--) {
      int length = shorten(letters, from, to, choice, shorter);
      int id = vocabulary.id(shorter, 0, length);
      if (id != Vocabulary.UNKNOWN) {
        addWord(reading, index, index + 1, id, views | View.REPEATS.bit());
        return;
      }
    }
  }

  private static int runs(char[] letters, int from, int to) {
    int runs = 0;
    for (int i = from + 2; i < to; i++) {
      boolean third = letters[i] == letters[i - 1] && letters[i] == letters[i - 2];
      boolean fourth = third && i - 3 >= from && letters[i] == letters[i - 3];
      runs += third && !fourth ? 1 : 0;
    }
    return runs;
  }

  /** Bit {@code r} of the choice says whether run {@code r} keeps two letters or one. */
  private static int shorten(char[] letters, int from, int to, int choice, char[] out) {
    int length = 0;
    int run = 0;
    for (int i = from; i < to; ) {
      int end = i + 1;
      while (end < to && letters[end] == letters[i]) {
        end++;
      }
      int keep = end - i;
      if (keep >= 3) {
        keep = 1 + ((choice >> run++) & 1);
      }
      for (int k = 0; k < keep; k++) {
        out[length++] = letters[i];
      }
      i = end;
    }
    return length;
  }

  /** The word in Latin letters, when all its letters are Latin or look like them. */
  private static char @Nullable [] lookAlike(char[] letters, int from, int to) {
    StringBuilder latin = new StringBuilder();
    String bare = NFD.normalize(new String(letters, from, to - from));
    for (int i = 0; i < bare.length(); i++) {
      char c = bare.charAt(i);
      if (Character.getType(c) == Character.NON_SPACING_MARK) {
        continue;
      }
      latin.append(c < 0x80 ? String.valueOf(c) : CONFUSABLES.getSkeleton(String.valueOf(c)));
    }
    for (int i = 0; i < latin.length(); i++) {
      char c = latin.charAt(i);
      if (c >= 0x80) {
        return null;
      }
      latin.setCharAt(i, Character.toLowerCase(c));
    }
    return latin.toString().toCharArray();
  }

  /** Latin throughout, but some letters carry marks. */
  private static boolean isDecorated(char[] letters, int from, int to) {
    for (int i = from; i < to; i++) {
      if (letters[i] >= 0x80) {
        return UScript.getScript(letters[i]) == UScript.LATIN;
      }
    }
    return false;
  }

  private static boolean mixesLatin(char[] letters, int from, int to) {
    boolean latin = false;
    boolean other = false;
    for (int i = from; i < to; i++) {
      int script = letters[i] < 0x80 ? UScript.LATIN : UScript.getScript(letters[i]);
      latin |= script == UScript.LATIN && Character.isLetter(letters[i]);
      other |= script != UScript.LATIN && Character.isLetter(letters[i]);
    }
    return latin && other;
  }
}
