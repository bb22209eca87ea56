package org.handbell.ingest.report;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Times as a person would say them. */
public final class InWords {

  private static final Duration CLOCKS_AGREE = Duration.ofMinutes(2);
  private static final long NEAR_THE_HOUR_SECONDS = 90;
  private static final long HOUR_SECONDS = 3600;
  private static final long FARTHEST_ZONE_HOURS = 14;

  private InWords() {}

  /** {@code 12 seconds}, {@code 3 hours}: the largest unit of which there are at least two. */
  public static String time(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    if (seconds < 120) {
      return many(seconds, "second");
    }
    if (seconds < 2 * HOUR_SECONDS) {
      return many(seconds / 60, "minute");
    }
    return seconds < 48 * HOUR_SECONDS
        ? many(seconds / HOUR_SECONDS, "hour")
        : many(seconds / (24 * HOUR_SECONDS), "day");
  }

  private static String many(long count, String one) {
    return count + " " + one + (count == 1 ? "" : "s");
  }

  /**
   * What is wrong with a clock that is so far ahead of ours.
   *
   * @return null where nothing is
   */
  public static @Nullable String wrongClock(@Nullable Duration ahead) {
    if (ahead == null || ahead.abs().compareTo(CLOCKS_AGREE) < 0) {
      return null;
    }
    long hours = Math.round(ahead.toSeconds() / (double) HOUR_SECONDS);
    boolean wholeHours =
        hours != 0
            && Math.abs(hours) <= FARTHEST_ZONE_HOURS
            && Math.abs(ahead.toSeconds() - hours * HOUR_SECONDS) <= NEAR_THE_HOUR_SECONDS;
    return wholeHours ? wrongZone(hours) : drifted(ahead);
  }

  private static String wrongZone(long hours) {
    String said =
        "The firewall's clock is %s %s".formatted(many(Math.abs(hours), "hour"), way(hours));
    if (hours == 1) {
      return said + ": it may write British Summer Time as UTC.";
    }
    return hours == -1
        ? said + ": it may write UTC where British Summer Time is meant."
        : said + ": it may be set to another time zone.";
  }

  private static String drifted(Duration ahead) {
    String said =
        "The firewall's clock is %s %s".formatted(time(ahead.abs()), way(ahead.toSeconds()));
    return ahead.isNegative() ? said + ", or its lines come that late." : said + ".";
  }

  private static String way(long ahead) {
    return ahead > 0 ? "fast" : "slow";
  }
}
