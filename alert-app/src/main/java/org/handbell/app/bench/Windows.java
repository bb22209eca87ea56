package org.handbell.app.bench;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Does the same thing over and over for several windows, after one that warms up. What counts is
 * this thread's time on a core, which other programs on the machine change little.
 */
public final class Windows {

  private static final int BATCH = 256;

  private final int count;
  private final Duration each;

  /** So many windows that count, each that long; a longer one goes before them. */
  public Windows(int count, Duration each) {
    this.count = count;
    this.each = each;
  }

  /** What is done; the number goes up by one each time. */
  @FunctionalInterface
  public interface Work {
    /** Does it once; the result only keeps it from being optimised away. */
    Object once(int number);
  }

  /** How often it is done in a second of a core. */
  public List<Double> rates(Work work) {
    rate(work, each.multipliedBy(2));
    List<Double> rates = new ArrayList<>();
    for (int window = 0; window < count; window++) {
      rates.add(rate(work, each));
    }
    return rates;
  }

  private static double rate(Work work, Duration time) {
    long start = busy();
    long end = start + time.toNanos();
    int done = 0;
    int seen = 0;
    do {
      for (int i = 0; i < BATCH; i++) {
        seen += work.once(done++) == null ? 0 : 1;
      }
    } while (busy() < end);
    if (seen < 0) {
      throw new IllegalStateException("more was seen than done");
    }
    return done / ((busy() - start) / 1e9);
  }

  private static long busy() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
