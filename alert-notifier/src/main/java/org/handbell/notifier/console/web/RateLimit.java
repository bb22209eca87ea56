package org.handbell.notifier.console.web;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * So many of something in a while by one address or name, and no more memory for many of them than
 * for few.
 */
public final class RateLimit {

  private static final int MOST_ADDRESSES = 10_000;

  private final int most;
  private final long window;
  private final LongSupplier nanos;
  private final Map<String, Integer> counts = new HashMap<>();
  private long windowStart;

  public RateLimit(int most, Duration window, LongSupplier nanos) {
    this.most = most;
    this.window = window.toNanos();
    this.nanos = nanos;
    this.windowStart = nanos.getAsLong();
  }

  /** Counts one more; true where it is not too many. */
  public synchronized boolean allows(String address) {
    boolean allowed = !isSpent(address);
    if (allowed) {
      spend(address);
    }
    return allowed;
  }

  /** True where there were as many as there may be. */
  public synchronized boolean isSpent(String address) {
    long now = nanos.getAsLong();
    if (now - windowStart >= window) {
      counts.clear();
      windowStart = now;
    }
    return counts.getOrDefault(address, 0) >= most
        || (counts.size() >= MOST_ADDRESSES && !counts.containsKey(address));
  }

  /** Counts one more. */
  public synchronized void spend(String address) {
    counts.merge(address, 1, Integer::sum);
  }
}
