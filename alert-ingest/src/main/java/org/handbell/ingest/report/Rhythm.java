package org.handbell.ingest.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How many lines a minute a source sends: now, and mostly at each hour of the week by the clock on
 * the school's wall. Each week counts for less than the one after it. Only hours in which lines
 * came teach anything, so that a dead firewall or a holiday does not come to pass for the rule.
 */
final class Rhythm {

  static final int HOURS = 7 * 24;

  private static final double NEWEST_WEEK = 0.3;
  private static final Duration ENOUGH_OF_AN_HOUR = Duration.ofMinutes(20);
  private static final Duration NOBODY_LOOKED = Duration.ofMinutes(10);
  private static final Duration NOW = Duration.ofMinutes(5);
  private static final Duration TOO_SHORT = Duration.ofSeconds(10);

  private final ZoneId zone;
  private final double[] perMinute = new double[HOURS];
  private final Deque<Look> looks = new ArrayDeque<>();
  private @Nullable Look opened;
  private int hour = -1;

  /** How many lines had come by then. */
  private record Look(Instant at, long lines) {

    double perMinuteUntil(Look later) {
      return (later.lines - lines) * 60_000.0 / Duration.between(at, later.at).toMillis();
    }
  }

  /**
   * A rhythm that goes on.
   *
   * @param known by hour from Monday midnight, null where not known; or empty
   */
  Rhythm(ZoneId zone, List<@Nullable Double> known) {
    this.zone = zone;
    Arrays.fill(perMinute, Double.NaN);
    for (int i = 0; i < Math.min(HOURS, known.size()); i++) {
      Double rate = known.get(i);
      perMinute[i] = rate == null ? Double.NaN : rate;
    }
  }

  /**
   * Somebody looks, every few seconds.
   *
   * @param lines that have come so far
   */
  synchronized void look(Instant at, long lines) {
    Look now = new Look(at, lines);
    Look last = looks.peekLast();
    if (last != null && !at.isAfter(last.at)) {
      return;
    }
    if (last == null || last.at.plus(NOBODY_LOOKED).isBefore(at)) {
      looks.clear();
      open(now);
    } else if (hourOfWeek(at) != hour) {
      learn(now);
      open(now);
    }
    looks.addLast(now);
    while (looks.getFirst().at.plus(NOW).isBefore(at)) {
      looks.removeFirst();
    }
  }

  private void open(Look now) {
    opened = now;
    hour = hourOfWeek(now.at);
  }

  private void learn(Look end) {
    Look start = Objects.requireNonNull(opened, "an hour is open");
    boolean enough = Duration.between(start.at, end.at).compareTo(ENOUGH_OF_AN_HOUR) >= 0;
    if (enough && end.lines > start.lines) {
      double rate = start.perMinuteUntil(end);
      double known = perMinute[hour];
      perMinute[hour] = Double.isNaN(known) ? rate : known + NEWEST_WEEK * (rate - known);
    }
  }

  /** Lines a minute over the last five minutes; null before anybody looked long enough. */
  synchronized @Nullable Double now() {
    Look first = looks.peekFirst();
    Look last = looks.peekLast();
    if (first == null
        || last == null
        || Duration.between(first.at, last.at).compareTo(TOO_SHORT) < 0) {
      return null;
    }
    return first.perMinuteUntil(last);
  }

  /** Lines a minute as they mostly come at such a time; null where that is not known. */
  synchronized @Nullable Double usual(Instant at) {
    double known = perMinute[hourOfWeek(at)];
    return Double.isNaN(known) ? null : known;
  }

  /** What has been learnt, as the constructor takes it. */
  synchronized List<@Nullable Double> known() {
    return Arrays.stream(perMinute)
        .<@Nullable Double>mapToObj(rate -> Double.isNaN(rate) ? null : rate)
        .toList();
  }

  private int hourOfWeek(Instant at) {
    ZonedDateTime local = at.atZone(zone);
    return (local.getDayOfWeek().getValue() - 1) * 24 + local.getHour();
  }
}
