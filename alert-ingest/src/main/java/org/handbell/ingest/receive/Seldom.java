package org.handbell.ingest.receive;

import java.util.OptionalLong;

/** Adds up what happens too often to be said each time: once a minute there is a sum to say. */
final class Seldom {

  private static final long SAY_AGAIN_NANOS = 60_000_000_000L;

  private long sum;
  private long sayAt = System.nanoTime();

  /** The sum since it was last said, where it is time to say it. */
  synchronized OptionalLong add(long count) {
    sum += count;
    long now = System.nanoTime();
    if (now - sayAt < 0) {
      return OptionalLong.empty();
    }
    sayAt = now + SAY_AGAIN_NANOS;
    long said = sum;
    sum = 0;
    return OptionalLong.of(said);
  }
}
