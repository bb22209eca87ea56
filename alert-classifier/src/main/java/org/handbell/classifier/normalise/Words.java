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

  final MappedText text;
  final char[] letters;
  int count;
  int[] letterFrom = new int[8];
  int[] letterTo = new int[8];
  int[] textFrom = new int[8];
  int[] textTo = new int[8];

  /** The word after which words were left out, or -1. */
  int gapAfter = -1;

  private int written;

  private Words(MappedText text) {
    this.text = text;
    this.letters = new char[text.length];
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
    return new String(letters, letterFrom[index], letterTo[index] - letterFrom[index]);
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
    if (count == textFrom.length) {
      letterFrom = Arrays.copyOf(letterFrom, count * 2);
      letterTo = Arrays.copyOf(letterTo, count * 2);
      textFrom = Arrays.copyOf(textFrom, count * 2);
      textTo = Arrays.copyOf(textTo, count * 2);
    }
    letterFrom[count] = count == 0 ? 0 : letterTo[count - 1];
    letterTo[count] = written;
    textFrom[count] = from;
    textTo[count] = to;
    count++;
  }

  private void leaveOutTheMiddle() {
    if (count <= MOST) {
      return;
    }
    int tail = MOST - HEAD;
    for (int[] array : List.of(letterFrom, letterTo, textFrom, textTo)) {
      System.arraycopy(array, count - tail, array, HEAD, tail);
    }
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
