package org.handbell.ingest.receive;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Says when a certificate's end comes near: 30, 14, 7 and 1 days before, and when it has come. */
final class Expiry {

  private static final int[] WARN_AT_DAYS = {0, 1, 7, 14, 30};

  private int saidAtDays = Integer.MAX_VALUE;

  /** What there is to say now that has not been said. */
  Optional<String> warning(Instant expires, Instant now) {
    double days = days(expires, now);
    int stage = stage(days);
    boolean news = stage < saidAtDays && stage != Integer.MAX_VALUE;
    saidAtDays = stage;
    if (!news) {
      return Optional.empty();
    }
    String when = days <= 0 ? "expired" : "expires in " + (int) Math.ceil(days) + " days,";
    return Optional.of(
        "the certificate %s at %s; put the renewed one in its place, no restart is needed"
            .formatted(when, expires));
  }

  private static int stage(double days) {
    for (int stage : WARN_AT_DAYS) {
      if (days <= stage) {
        return stage;
      }
    }
    return Integer.MAX_VALUE;
  }

  /** Days left; fewer than none once it has expired. */
  static double days(Instant expires, Instant now) {
    return Duration.between(now, expires).toMinutes() / 1440.0;
  }
}
