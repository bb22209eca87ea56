package org.handbell.ingest.receive;

import java.util.function.LongSupplier;

/**
 * What one address may send to one source: so many lines a second. What it does not use is saved up
 * for a few seconds, so that lines which a firewall held back for a moment all come at once.
 */
final class Share {

  private static final int SAVED_SECONDS = 5;
  private static final int BYTES_OF_A_LINE = 4096;
  private static final double NANOS = 1e9;

  private final double perSecond;
  private final double most;
  private final LongSupplier nanos;
  private double left;
  private long at;

  /**
   * A share of which nothing is used yet.
   *
   * @param perSecond lines; 0 for as many as come
   * @param nanos a clock that nobody sets
   */
  Share(int perSecond, LongSupplier nanos) {
    this.perSecond = perSecond;
    this.most = perSecond == 0 ? Double.POSITIVE_INFINITY : (double) perSecond * SAVED_SECONDS;
    this.nanos = nanos;
    this.left = most;
    this.at = nanos.getAsLong();
  }

  /** What a line of so many bytes takes of a share: an ordinary one 1, a very long one more. */
  static int cost(int bytes) {
    return 1 + bytes / BYTES_OF_A_LINE;
  }

  /** Takes what has come already, also where that is more than is left. */
  synchronized void use(int cost) {
    refill();
    left -= cost;
  }

  /** How long until more may come; 0 where it may now. */
  synchronized long waitNanos() {
    refill();
    return left >= 0 ? 0 : (long) Math.ceil(-left / perSecond * NANOS);
  }

  /** True where nothing of it is used. */
  synchronized boolean isWhole() {
    refill();
    return left >= most;
  }

  private void refill() {
    long now = nanos.getAsLong();
    left = Math.min(most, left + (now - at) / NANOS * perSecond);
    at = now;
  }
}
