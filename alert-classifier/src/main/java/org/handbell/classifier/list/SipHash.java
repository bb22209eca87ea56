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

  /** The hash of {@code text[from, to)}: two rounds for each block of four units, then four. */
  long of(String text, int from, int to) {
    long v0 = k0 ^ 0x736f6d6570736575L;
    long v1 = k1 ^ 0x646f72616e646f6dL;
    long v2 = k0 ^ 0x6c7967656e657261L;
    long v3 = k1 ^ 0x7465646279746573L;
    int blocks = (to - from) / 4 + 1;
    for (int index = 0; index <= blocks; index++) {
      boolean end = index == blocks;
      long block = end ? 0 : block(text, from, to, index);
      v3 ^= block;
      v2 ^= end ? 0xff : 0;
      for (int rounds = end ? 4 : 2; rounds > 0; rounds--) {
        v0 += v1;
        v1 = Long.rotateLeft(v1, 13) ^ v0;
        v0 = Long.rotateLeft(v0, 32);
        v2 += v3;
        v3 = Long.rotateLeft(v3, 16) ^ v2;
        v0 += v3;
        v3 = Long.rotateLeft(v3, 21) ^ v0;
        v2 += v1;
        v1 = Long.rotateLeft(v1, 17) ^ v2;
        v2 = Long.rotateLeft(v2, 32);
      }
      v0 ^= block;
    }
    return v0 ^ v1 ^ v2 ^ v3;
  }

  /** Four units, the first lowest; the last block holds what is left, and the length on top. */
  private static long block(String text, int from, int to, int index) {
    int first = from + 4 * index;
    int end = Math.min(to, first + 4);
    long block = first + 4 > to ? (2L * (to - from)) << 56 : 0;
    for (int i = first; i < end; i++) {
      block |= (long) text.charAt(i) << (16 * (i - first));
    }
    return block;
  }
}
