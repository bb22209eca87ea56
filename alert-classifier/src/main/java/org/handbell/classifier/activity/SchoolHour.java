package org.handbell.classifier.activity;

import java.time.Duration;
import java.time.Instant;

/**
 * A school and an hour of receive time.
 *
 * @param hour hours since 1970
 */
record SchoolHour(String schoolId, long hour) {

  private static final long MILLIS = Duration.ofHours(1).toMillis();

  static SchoolHour of(String schoolId, long received) {
    return new SchoolHour(schoolId, Math.floorDiv(received, MILLIS));
  }

  /** From the key in the store: school, bar, hour. */
  static SchoolHour parse(String key) {
    int bar = key.lastIndexOf('|');
    return new SchoolHour(key.substring(0, bar), Long.parseLong(key.substring(bar + 1)));
  }

  String key() {
    return schoolId + "|" + hour;
  }

  Instant start() {
    return Instant.ofEpochMilli(hour * MILLIS);
  }
}
