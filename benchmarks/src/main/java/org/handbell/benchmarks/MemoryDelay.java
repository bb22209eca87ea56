package org.handbell.benchmarks;

import java.util.Random;

/**
 * How long a processor waits for memory: loads from 16 MiB in a random order, each of which needs
 * the one before. Neighbours of a shared machine show in nothing as they do in this, for they share
 * its caches; a loop of arithmetic runs as fast beside them as without.
 */
final class MemoryDelay {

  private static final int INTS = 4 << 20;
  private static final int LOADS = 2_000_000;

  private final int[] next = new int[INTS];
  private int at;

  MemoryDelay() {
    for (int i = 0; i < INTS; i++) {
      next[i] = i;
    }
    Random random = new Random(1);
    for (int i = INTS - 1; i > 0; i--) { // one circle through all of them (Sattolo)
      int other = random.nextInt(i);
      int kept = next[i];
      next[i] = next[other];
      next[other] = kept;
    }
  }

  /** Nanoseconds a load. */
  double nanos() {
    walk(); // compiles, and leaves the caches as the next walk will find them
    long start = System.nanoTime();
    walk();
    return (System.nanoTime() - start) / (double) LOADS;
  }

  private void walk() {
    int place = at;
    for (int i = 0; i < LOADS; i++) {
      place = next[place];
    }
    at = place;
  }
}
