package org.handbell.ingest.fold;

import java.util.Locale;

/** Whether what stands in a search box comes from what stood there before. */
final class TypedText {

  private static final int FEW_LETTERS = 3;
  private static final int MANY_LETTERS = 20;

  private TypedText() {}

  /** In lower case, with single blanks and none at the ends. */
  static String plain(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    StringBuilder plain = new StringBuilder(lower.length());
    for (int i = 0; i < lower.length(); i++) {
      char c = lower.charAt(i);
      boolean blank = Character.isWhitespace(c) || c == '\u00a0';
      if (!blank) {
        plain.append(c);
      } else if (plain.length() > 0 && plain.charAt(plain.length() - 1) != ' ') {
        plain.append(' ');
      }
    }
    int length = plain.length();
    return plain.substring(0, length > 0 && plain.charAt(length - 1) == ' ' ? length - 1 : length);
  }

  /** True where the later text holds the earlier one, but for a slip: nothing is lost with it. */
  static boolean holds(String later, String earlier) {
    return beginsWith(later, earlier, slips(earlier)) || later.contains(earlier);
  }

  /** True where the later text is what is left of the earlier one after taking letters away. */
  static boolean isLeftOf(String later, String earlier) {
    return later.length() < earlier.length() && beginsWith(earlier, later, slips(later));
  }

  /** A letter wrong, left out, too many, or two the wrong way round. */
  private static int slips(String text) {
    if (text.length() < FEW_LETTERS) {
      return 0;
    }
    return text.length() < MANY_LETTERS ? 1 : 2;
  }

  private static boolean beginsWith(String whole, String beginning, int slips) {
    return beginsWith(whole, 0, beginning, 0, slips);
  }

  private static boolean beginsWith(String whole, int w, String beginning, int b, int slips) {
    int i = w;
    int j = b;
    while (j < beginning.length() && i < whole.length() && whole.charAt(i) == beginning.charAt(j)) {
      i++;
      j++;
    }
    if (beginning.length() - j <= slips) {
      return true; // what is left of it may all be slips
    }
    if (slips == 0 || i == whole.length()) {
      return false;
    }
    return beginsWith(whole, i + 1, beginning, j + 1, slips - 1)
        || beginsWith(whole, i, beginning, j + 1, slips - 1)
        || beginsWith(whole, i + 1, beginning, j, slips - 1)
        || (areSwapped(whole, i, beginning, j)
            && beginsWith(whole, i + 2, beginning, j + 2, slips - 1));
  }

  private static boolean areSwapped(String whole, int i, String beginning, int j) {
    return i + 1 < whole.length()
        && j + 1 < beginning.length()
        && whole.charAt(i) == beginning.charAt(j + 1)
        && whole.charAt(i + 1) == beginning.charAt(j);
  }
}
