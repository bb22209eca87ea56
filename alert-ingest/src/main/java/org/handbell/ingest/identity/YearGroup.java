package org.handbell.ingest.identity;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A year group in the ways schools write it: {@code Year 9}, {@code Yr09}, {@code Y9}, {@code 9}.
 */
final class YearGroup {

  private static final int LAST = 14;
  private static final List<String> WORDS = List.of("year", "yr", "y");

  private YearGroup() {}

  /** The year's number, or null where the text is no year group. */
  static @Nullable String of(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String rest = text.strip().toLowerCase(Locale.ROOT);
    for (String word : WORDS) {
      if (rest.startsWith(word)) {
        rest = rest.substring(word.length());
        break;
      }
    }
    while (!rest.isEmpty() && " _-.0".indexOf(rest.charAt(0)) >= 0) {
      rest = rest.substring(1);
    }
    return isNumber(rest) && Integer.parseInt(rest) <= LAST ? rest : null;
  }

  private static boolean isNumber(String text) {
    return (text.length() == 1 || (text.length() == 2 && isDigit(text.charAt(1))))
        && isDigit(text.charAt(0));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
