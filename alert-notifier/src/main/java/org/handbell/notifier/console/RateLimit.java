package org.handbell.notifier.console;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * So many requests a minute from one address, and no more memory for many addresses than for few.
 */
final class RateLimit {

  private static final long WINDOW = Duration.ofMinutes(1).toNanos();
  private static final int MOST_ADDRESSES = 10_000;

  private final int most;
  private final LongSupplier nanos;
  private final Map<String, Integer> counts = new HashMap<>();
  private long windowStart;

  RateLimit(int most, LongSupplier nanos) {
    this.most = most;
    this.nanos = nanos;
    this.windowStart = nanos.getAsLong();
  }

  /** True where this request may be answered. */
  synchronized boolean allows(String address) {
    long now = nanos.getAsLong();
    if (now - windowStart >= WINDOW) {
      counts.clear();
      windowStart = now;
    }
    if (counts.size() >= MOST_ADDRESSES && !counts.containsKey(address)) {
      return false;
    }
    return counts.merge(address, 1, Integer::sum) <= most;
  }
}
