package org.handbell.classifier.list;

import java.nio.ByteBuffer;

/**
 * SipHash-2-4 (Aumasson and Bernstein, 2012) of a text's UTF-16 code units: a keyed 64-bit hash
 * that is quick enough for every address of every event, and that nobody without the key can
 * compute.
 */
final class SipHash {

  /** For lists that are no secret. */
  static final SipHash UNKEYED = new SipHash(new byte[16]);

  private final long k0;
  private final long k1;

  /** The first 16 bytes of the key count. */
  SipHash(byte[] key) {
    ByteBuffer words = ByteBuffer.wrap(key);
    this.k0 = words.getLong();
    this.k1 = words.getLong();
  }

  /** The hash of {@code text[from, to)}. */
  long of(String text, int from, int to) {
    long[] v = {
      k0 ^ 0x736f6d6570736575L,
      k1 ^ 0x646f72616e646f6dL,
      k0 ^ 0x6c7967656e657261L,
      k1 ^ 0x7465646279746573L
    };
    long word = 0;
    for (int i = from; i < to; i++) {
      word |= (long) text.charAt(i) << (16 * ((i - from) & 3));
      if (((i - from) & 3) == 3) {
        compress(v, word);
        word = 0;
      }
    }
    compress(v, word | ((2L * (to - from)) << 56));
    v[2] ^= 0xff;
    for (int i = 0; i < 4; i++) {
      round(v);
    }
    return v[0] ^ v[1] ^ v[2] ^ v[3];
  }

  private static void compress(long[] v, long word) {
    v[3] ^= word;
    round(v);
    round(v);
    v[0] ^= word;
  }

  private static void round(long[] v) {
    v[0] += v[1];
    v[1] = Long.rotateLeft(v[1], 13) ^ v[0];
    v[0] = Long.rotateLeft(v[0], 32);
    v[2] += v[3];
    v[3] = Long.rotateLeft(v[3], 16) ^ v[2];
    v[0] += v[3];
    v[3] = Long.rotateLeft(v[3], 21) ^ v[0];
    v[2] += v[1];
    v[1] = Long.rotateLeft(v[1], 17) ^ v[2];
    v[2] = Long.rotateLeft(v[2], 32);
  }
}
