package org.handbell.ingest.identity;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A year group in the ways schools write it: {@code Year 9}, {@code Yr09}, {@code Y9}, {@code 9}.
 */
final class YearGroup {

  private static final int LAST = 14;

  private YearGroup() {}

  /** The year's number, or null where the text is no year group. */
  static @Nullable String of(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String rest = text.strip().toLowerCase(Locale.ROOT);
    for (String word : new String[] {"year", "yr", "y"}) {
      if (rest.startsWith(word)) {
        rest = rest.substring(word.length());
        break;
      }
    }
    while (!rest.isEmpty() && " _-.0".indexOf(rest.charAt(0)) >= 0) {
      rest = rest.substring(1);
    }
    boolean number =
        !rest.isEmpty() && rest.length() <= 2 && rest.chars().allMatch(c -> c >= '0' && c <= '9');
    return number && Integer.parseInt(rest) <= LAST ? rest : null;
  }
}
