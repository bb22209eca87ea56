package org.handbell.notifier.watch;

import java.time.Instant;

/**
 * Events that wait while nobody judges them.
 *
 * @param since when the first of them was seen to wait
 * @param partitions how many of the twelve stand still
 * @param all whether nothing at all is being judged
 */
public record Unjudged(Instant since, int partitions, boolean all) {

  public Unjudged {
    if (partitions < 1) {
      throw new IllegalArgumentException("nothing waits");
    }
  }
}
