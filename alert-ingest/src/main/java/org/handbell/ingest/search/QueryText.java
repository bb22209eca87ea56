package org.handbell.ingest.search;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of an address's query, {@code a=1&b=2}, in whatever case they are named. */
final class QueryText {

  private QueryText() {}

  /** The decoded value of the first parameter of that name that is not blank. */
  static @Nullable String value(String query, String name) {
    return firstValue(query, Set.of(name.toLowerCase(Locale.ROOT)));
  }

  /**
   * The decoded value of the first parameter with one of the names, given in lower case, that is
   * not blank.
   */
  static @Nullable String firstValue(String query, Set<String> names) {
    int from = 0;
    while (from < query.length()) {
      int ampersand = query.indexOf('&', from);
      int to = ampersand < 0 ? query.length() : ampersand;
      int equals = query.indexOf('=', from);
      if (equals > from && equals < to) {
        String name =
            PercentText.decode(query.substring(from, equals), true).toLowerCase(Locale.ROOT);
        if (names.contains(name)) {
          String value = PercentText.decode(query.substring(equals + 1, to), true);
          if (!value.isBlank()) {
            return value;
          }
        }
      }
      from = to + 1;
    }
    return null;
  }
}
