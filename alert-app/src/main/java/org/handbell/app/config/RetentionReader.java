package org.handbell.app.config;

import java.util.EnumMap;
import java.util.Map;
import org.handbell.document.Fields;
import org.handbell.notifier.retention.Kept;
import org.handbell.notifier.retention.Retention;

/** Reads {@code retention}: for how many days each kind of data is kept. */
final class RetentionReader {

  private RetentionReader() {}

  static Retention read(Fields f) {
    Map<Kept, Integer> days = new EnumMap<>(Kept.class);
    for (Kept kept : Kept.values()) {
      days.put(kept, f.parsed(kept.key(), kept.usual(), given -> days(given, kept)));
    }
    f.done();
    return new Retention(days);
  }

  private static int days(String given, Kept kept) {
    int read =
        given.matches("[0-9]{1,4}d") ? Integer.parseInt(given.substring(0, given.length() - 1)) : 0;
    if (read < kept.least() || read > kept.most()) {
      throw new IllegalArgumentException(
          "\"%s\" is no time to keep %s; use %dd to %dd, usually %dd"
              .formatted(given, kept.title(), kept.least(), kept.most(), kept.usual()));
    }
    return read;
  }
}
