package org.handbell.text;

import org.jspecify.annotations.Nullable;

/**
 * Sixty-four bits that stand for a text. The secret keeps anybody from finding two addresses that
 * come to the same.
 *
 * @param secret an odd number, chosen at random
 */
public record Mix(long secret) {

  private static final long ABSENT = 0x51_7c_c1_b7_27_22_0a_95L;

  public long of(long before, @Nullable String text) {
    return text == null ? spread(before ^ ABSENT) : of(before, text, 0, text.length());
  }

  /** As above, of a part of a text. */
  public long of(long before, String text, int from, int to) {
    long hash = before ^ ABSENT;
    for (int i = from; i < to; i++) {
      hash = (hash + text.charAt(i)) * secret;
    }
    return spread(hash ^ (to - from));
  }

  public long of(byte[] bytes, int from, int to) {
    long hash = (long) to - from;
    int i = from;
    for (; i + Long.BYTES < to; i += Long.BYTES) {
      hash = (hash ^ Eights.at(bytes, i)) * secret;
      hash ^= hash >>> 29;
    }
    return spread((hash ^ Eights.upTo(bytes, i, to)) * secret);
  }

  private long spread(long hash) {
    long mixed = (hash ^ (hash >>> 32)) * secret;
    return mixed ^ (mixed >>> 29);
  }
}
