package org.handbell.ingest.parse;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** Looks at a line's bytes eight at a time: most of what is done with a line is looking at it. */
final class Eights {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;
  private static final long QUOTES = ONES * '"';
  private static final long BACKSLASHES = ONES * '\\';

  private Eights() {}

  /** The eight bytes there, the first one lowest. */
  static long at(byte[] bytes, int from) {
    return (long) LONGS.get(bytes, from);
  }

  /** The bytes there, eight at most, as {@link #at} gives them; zeros behind the last. */
  static long upTo(byte[] bytes, int from, int to) {
    int length = to - from;
    if (length >= Long.BYTES) {
      return at(bytes, from);
    }
    if (from + Long.BYTES <= bytes.length) {
      return at(bytes, from) & ((1L << (length << 3)) - 1);
    }
    long few = 0;
    for (int i = to - 1; i >= from; i--) {
      few = few << Byte.SIZE | (bytes[i] & 0xFF);
    }
    return few;
  }

  /** Where a quote or a backslash first stands, or the end. */
  static int quoteOrBackslash(byte[] bytes, int from, int to) {
    int i = from;
    for (; i + Long.BYTES <= to; i += Long.BYTES) {
      long eight = at(bytes, i);
      long found = zeros(eight ^ QUOTES) | zeros(eight ^ BACKSLASHES);
      if (found != 0) {
        return i + (Long.numberOfTrailingZeros(found) >>> 3);
      }
    }
    while (i < to && bytes[i] != '"' && bytes[i] != '\\') {
      i++;
    }
    return i;
  }

  /** The high bit of each byte that is zero; beyond the lowest of them it may err. */
  private static long zeros(long eight) {
    return (eight - ONES) & ~eight & HIGHS;
  }
}
