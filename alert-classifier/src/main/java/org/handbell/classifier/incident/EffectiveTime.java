package org.handbell.classifier.incident;

import java.time.Duration;
import java.time.Instant;

/**
 * What time it is as far as the events of one partition tell: the newest event's time, and, once
 * there has been nothing more to read for a while, the time that has passed since. During a backlog
 * it stands still between events, so that nothing is closed by a clock that ran ahead of them.
 *
 * <p>Passing time is measured by a clock that only counts; a step that is negative or longer than
 * an hour (a machine that slept) is no passing of time.
 */
final class EffectiveTime {

  private static final long SETTLED = Duration.ofSeconds(5).toNanos();
  private static final long LONGEST_STEP = Duration.ofHours(1).toNanos();

  private long newest;
  private long idleNanos;
  private long lastNanos;

  /**
   * Starts at the newest event known.
   *
   * @param newest milliseconds since 1970
   */
  EffectiveTime(long newest, long nanos) {
    this.newest = newest;
    this.lastNanos = nanos;
  }

  /** An event came, received at {@code timestamp}. */
  void event(long timestamp, long nanos) {
    newest = Math.max(newest, timestamp);
    idleNanos = 0;
    lastNanos = nanos;
  }

  /**
   * Time passed.
   *
   * @param streamTime the newest event of the partition, whoever's it was
   * @return false when the clock made a step that was ignored
   */
  boolean tick(long streamTime, long nanos) {
    if (streamTime > newest) {
      event(streamTime, nanos);
      return true;
    }
    long step = nanos - lastNanos;
    lastNanos = nanos;
    if (step < 0 || step > LONGEST_STEP) {
      return false;
    }
    idleNanos += step;
    return true;
  }

  /**
   * The time to close by.
   *
   * @param nothingToRead the partition was read to its end
   */
  Instant now(boolean nothingToRead) {
    boolean caughtUp = nothingToRead && idleNanos >= SETTLED;
    return Instant.ofEpochMilli(newest).plusNanos(caughtUp ? idleNanos : 0);
  }
}
