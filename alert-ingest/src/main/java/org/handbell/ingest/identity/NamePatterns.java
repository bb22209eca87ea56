package org.handbell.ingest.identity;

import java.util.List;
import java.util.Locale;

/** Names as a technician writes them, {@code year*}; a star stands for any letters, even none. */
public final class NamePatterns {

  private final List<String> patterns;

  /** Patterns in any case. */
  public NamePatterns(List<String> patterns) {
    this.patterns = patterns.stream().map(one -> one.strip().toLowerCase(Locale.ROOT)).toList();
  }

  /** True where one of the patterns is all of the name, which is in lower case. */
  boolean match(String name) {
    for (String pattern : patterns) {
      if (matches(pattern, name)) {
        return true;
      }
    }
    return false;
  }

  /** Goes back to the latest star only, so that its work is bounded. */
  private static boolean matches(String pattern, String name) {
    int at = 0;
    int star = -1;
    int behindStar = 0;
    int i = 0;
    while (i < name.length()) {
      if (at < pattern.length() && pattern.charAt(at) == '*') {
        star = at++;
        behindStar = i;
      } else if (at < pattern.length() && pattern.charAt(at) == name.charAt(i)) {
        at++;
        i++;
      } else if (star >= 0) {
        at = star + 1;
        i = ++behindStar;
      } else {
        return false;
      }
    }
    while (at < pattern.length() && pattern.charAt(at) == '*') {
      at++;
    }
    return at == pattern.length();
  }
}
