package org.handbell.ingest.search;

import java.util.List;
import java.util.Locale;
import org.handbell.model.Event;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of an address's query, {@code a=1&b=2}, in whatever case they are named. */
final class QueryText {

  private QueryText() {}

  /** The decoded value of the first parameter with one of the names that is not blank. */
  static @Nullable String firstValue(Event.Url url, List<String> names) {
    String text = url.text();
    int end = url.queryTo();
    int from = url.queryFrom();
    while (from < end) {
      int ampersand = text.indexOf('&', from);
      int to = ampersand < 0 || ampersand > end ? end : ampersand;
      int equals = text.indexOf('=', from);
      if (equals > from && equals < to && isOne(names, text, from, equals)) {
        String value = PercentText.decode(text.substring(equals + 1, to), true);
        if (!value.isBlank()) {
          return value;
        }
      }
      from = to + 1;
    }
    return null;
  }

  private static boolean isOne(List<String> names, String text, int from, int to) {
    if (!isPlain(text, from, to)) {
      String name = PercentText.decode(text.substring(from, to), true).toLowerCase(Locale.ROOT);
      return isOneOf(names, name, 0, name.length());
    }
    return isOneOf(names, text, from, to);
  }

  private static boolean isOneOf(List<String> names, String text, int from, int to) {
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      if (name.length() == to - from && text.regionMatches(true, from, name, 0, to - from)) {
        return true;
      }
    }
    return false;
  }

  /** True where nothing needs to be decoded. */
  private static boolean isPlain(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c == '%' || c == '+' || c > '~') {
        return false;
      }
    }
    return true;
  }
}
