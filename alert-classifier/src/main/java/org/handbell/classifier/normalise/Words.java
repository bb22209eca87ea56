package org.handbell.classifier.normalise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A folded text cut into words: runs of letters and digits, an apostrophe between letters dropped
 * ({@code dont}). A path is also cut where a small letter is followed by a capital.
 */
final class Words {

  /** At most this many words are read: the first ones, a gap, and the last ones. */
  static final int MOST = 300;

  private static final int HEAD = 200;

  /** Of a word and the space after it; where words are shorter, room is made. */
  private static final int USUAL_LENGTH = 4;

  /** What is known of a word stands together, as it is asked for together. */
  private static final int OF_WORD = 4;

  private static final int LETTER_FROM = 0;
  private static final int LETTER_TO = 1;
  private static final int TEXT_FROM = 2;
  private static final int TEXT_TO = 3;

  final MappedText text;
  final char[] letters;
  int count;

  /** The word after which words were left out, or -1. */
  int gapAfter = -1;

  /** Where each word stands: its letters from and to, then the text from and to. */
  private int[] places;

  private int written;

  private Words(MappedText text) {
    this.text = text;
    this.letters = new char[text.length];
    this.places = new int[(1 + text.length / USUAL_LENGTH) * OF_WORD];
  }

  static Words cut(MappedText text, int start, int end, String original, boolean camelCase) {
    Words words = new Words(text);
    int open = -1;
    int last = -1;
    for (int i = start; i < end; ) {
      int codePoint = Character.codePointAt(text.chars, i, end);
      int width = Character.charCount(codePoint);
      if (isWordPart(codePoint) && !(open >= 0 && camelCase && isHump(text, i, original))) {
        if (open < 0 && isMark(codePoint)) {
          i += width;
          continue;
        }
        open = open < 0 ? i : open;
        last = i + width;
        words.write(codePoint, i, width);
      } else if (open >= 0 && !(codePoint == '\'' && letterFollows(text, i + 1, end))) {
        words.close(open, last);
        open = -1;
        width = isWordPart(codePoint) ? 0 : width;
      }
      i += width;
    }
    if (open >= 0) {
      words.close(open, last);
    }
    words.leaveOutTheMiddle();
    return words;
  }

  /** The words of a short text, as a lexicon's pattern needs them. */
  static List<String> of(String original) {
    MappedText text = Fold.apply(original);
    Words words = cut(text, 0, text.length, original, false);
    List<String> result = new ArrayList<>();
    for (int i = 0; i < words.count; i++) {
      result.add(words.word(i));
    }
    return result;
  }

  String word(int index) {
    return new String(letters, letterFrom(index), letterTo(index) - letterFrom(index));
  }

  /** Where the letters of a word begin in {@link #letters}; the next word's follow them. */
  int letterFrom(int index) {
    return places[index * OF_WORD + LETTER_FROM];
  }

  int letterTo(int index) {
    return places[index * OF_WORD + LETTER_TO];
  }

  /** Where a word begins in the {@link #text}, signs and all. */
  int textFrom(int index) {
    return places[index * OF_WORD + TEXT_FROM];
  }

  int textTo(int index) {
    return places[index * OF_WORD + TEXT_TO];
  }

  private void write(int codePoint, int at, int width) {
    if (codePoint >= 0x300 && codePoint <= 0x36f) {
      return; // what strikes a Latin letter through or piles up on it is decoration
    }
    for (int i = 0; i < width; i++) {
      letters[written++] = text.chars[at + i];
    }
  }

  private void close(int from, int to) {
    int at = count * OF_WORD;
    if (at == places.length) {
      places = Arrays.copyOf(places, at * 2);
    }
    places[at + LETTER_FROM] = count == 0 ? 0 : letterTo(count - 1);
    places[at + LETTER_TO] = written;
    places[at + TEXT_FROM] = from;
    places[at + TEXT_TO] = to;
    count++;
  }

  private void leaveOutTheMiddle() {
    if (count <= MOST) {
      return;
    }
    int tail = MOST - HEAD;
    System.arraycopy(places, (count - tail) * OF_WORD, places, HEAD * OF_WORD, tail * OF_WORD);
    count = MOST;
    gapAfter = HEAD - 1;
  }

  private static boolean isHump(MappedText text, int at, String original) {
    int start = text.start(at);
    return start > 0
        && Character.isUpperCase(original.charAt(start))
        && Character.isLowerCase(original.charAt(start - 1));
  }

  private static boolean letterFollows(MappedText text, int at, int end) {
    return at < end && Character.isLetter(Character.codePointAt(text.chars, at, end));
  }

  private static boolean isWordPart(int codePoint) {
    if (codePoint < 0x80) {
      return (codePoint >= 'a' && codePoint <= 'z')
          || (codePoint >= '0' && codePoint <= '9')
          || (codePoint >= 'A' && codePoint <= 'Z');
    }
    return Character.isLetterOrDigit(codePoint) || isMark(codePoint);
  }

  private static boolean isMark(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }
}
