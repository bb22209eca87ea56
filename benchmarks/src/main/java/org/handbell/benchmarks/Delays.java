package org.handbell.benchmarks;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.DoubleSupplier;
import org.HdrHistogram.Histogram;

/**
 * How long a line takes to be safe on disk: {@value #BURST} lines every {@value #EVERY_MS} ms, each
 * counted from when it was due, so that a sender held up by the receiver hides nothing.
 */
final class Delays {

  static final int BURST = 10;
  private static final int EVERY_MS = 10;
  private static final int BURSTS = 1_000;
  private static final int WARM_UP = 200;

  private Delays() {}

  /** Sends the lines of one burst. */
  @FunctionalInterface
  interface Sending {
    void send(int burst) throws Exception;
  }

  /**
   * Measures one way in.
   *
   * @param kept how many lines are on disk so far
   * @return microseconds from due to disk
   */
  static Histogram measure(DoubleSupplier kept, Sending sending) throws Exception {
    Histogram micros = new Histogram(TimeUnit.MINUTES.toMicros(1), 3);
    double before = kept.getAsDouble();
    long start = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(50);
    Thread watching = new Thread(() -> watch(kept, before, start, micros), "watching");
    watching.start();
    for (int burst = 0; burst < BURSTS; burst++) {
      long due = due(start, burst);
      while (System.nanoTime() < due) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      sending.send(burst);
    }
    watching.join();
    return micros;
  }

  private static void watch(DoubleSupplier kept, double before, long start, Histogram micros) {
    long giveUp = due(start, BURSTS) + TimeUnit.SECONDS.toNanos(10);
    for (int burst = 0; burst < BURSTS && System.nanoTime() < giveUp; ) {
      if (kept.getAsDouble() - before >= (burst + 1) * BURST) {
        if (burst >= WARM_UP) {
          micros.recordValue(
              Math.max(1, TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - due(start, burst))));
        }
        burst++;
      } else {
        LockSupport.parkNanos(100_000);
      }
    }
  }

  private static long due(long start, int burst) {
    return start + TimeUnit.MILLISECONDS.toNanos((long) burst * EVERY_MS);
  }
}
