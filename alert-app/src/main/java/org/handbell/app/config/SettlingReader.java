package org.handbell.app.config;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.handbell.document.Fields;
import org.handbell.notifier.settle.Settling;

/** Reads {@code schools[].settling}: for how many days of logs a school is spared most mails. */
final class SettlingReader {

  private static final int LONGEST = 60;

  private final Map<String, Integer> days = new HashMap<>();
  private final Set<String> chosen = new HashSet<>();

  void add(String schoolId, Fields f) {
    days.put(schoolId, f.parsed("settling", Settling.USUAL_DAYS, SettlingReader::days));
    if (f.has("settling")) {
      chosen.add(schoolId);
    }
  }

  Settling read() {
    return new Settling(days, chosen);
  }

  private static int days(String given) {
    if (given.equals("off")) {
      return 0;
    }
    int read = given.matches("[0-9]{1,3}d") ? number(given) : 0;
    if (read < 1 || read > LONGEST) {
      throw new IllegalArgumentException(
          "\"%s\" is no time to settle in; use 14d, at most %dd, or off".formatted(given, LONGEST));
    }
    return read;
  }

  private static int number(String given) {
    return Integer.parseInt(given.substring(0, given.length() - 1));
  }
}
