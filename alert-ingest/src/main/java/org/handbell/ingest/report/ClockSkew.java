package org.handbell.ingest.report;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLongArray;
import org.handbell.model.Event;
import org.jspecify.annotations.Nullable;

/**
 * How far a device's clock is ahead of ours: the median of its last lines, so that a few late ones
 * do not matter. One thread writes, any may read.
 */
final class ClockSkew {

  private static final int LINES = 128;

  private final AtomicLongArray seconds = new AtomicLongArray(LINES);
  private volatile int filled;
  private int next;

  void note(Event event) {
    seconds.lazySet(next, event.timestamp().getEpochSecond() - event.ingested().getEpochSecond());
    next = (next + 1) % LINES;
    if (filled < LINES) {
      filled = Math.max(filled, next == 0 ? LINES : next);
    }
  }

  /** Null before any line carried a time. */
  @Nullable Duration median() {
    int known = filled;
    if (known == 0) {
      return null;
    }
    long[] sorted = new long[known];
    Arrays.setAll(sorted, seconds::get);
    Arrays.sort(sorted);
    return Duration.ofSeconds(sorted[known / 2]);
  }
}
