package org.handbell.text;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** Looks at a line's bytes eight at a time: most of what is done with a line is looking at it. */
public final class Eights {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;
  private static final long QUOTES = ONES * '"';
  private static final long BACKSLASHES = ONES * '\\';
  private static final long SPACES = ONES * ' ';

  private Eights() {}

  /** The eight bytes there, the first one lowest. */
  public static long at(byte[] bytes, int from) {
    return (long) LONGS.get(bytes, from);
  }

  /** The bytes there, eight at most, as {@link #at} gives them; zeros behind the last. */
  public static long upTo(byte[] bytes, int from, int to) {
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

  /** Ones over so many of the eight bytes; none below one, all above seven. */
  public static long firstBytes(int count) {
    return count <= 0 ? 0 : count >= Long.BYTES ? -1 : (1L << (count << 3)) - 1;
  }

  /** Writes them there as {@link #at} gave them. */
  public static void put(byte[] bytes, int to, long eight) {
    LONGS.set(bytes, to, eight);
  }

  /** Not zero where one of them is a control byte of ASCII. */
  public static long controls(long eight) {
    return (eight - SPACES) & ~eight & HIGHS;
  }

  /** The high bit of each of them that is a quote or a backslash: {@link #first} of it. */
  public static long quotesAndBackslashes(long eight) {
    return (notZeros(eight ^ QUOTES) & notZeros(eight ^ BACKSLASHES)) ^ HIGHS;
  }

  /** The high bit of each byte that is not zero. */
  private static long notZeros(long eight) {
    return (((eight & ~HIGHS) + ~HIGHS) | eight) & HIGHS;
  }

  /** Not zero where one of them is no ASCII. */
  public static long highs(long eight) {
    return eight & HIGHS;
  }

  /** Which of the eight is the first that was found. */
  public static int first(long found) {
    return Long.numberOfTrailingZeros(found) >>> 3;
  }

  private static long quotesOrBackslashes(long eight) {
    return zeros(eight ^ QUOTES) | zeros(eight ^ BACKSLASHES);
  }

  /** Where a quote or a backslash first stands, or the end. */
  public static int quoteOrBackslash(byte[] bytes, int from, int to) {
    int i = from;
    for (; i + Long.BYTES <= to; i += Long.BYTES) {
      long found = quotesOrBackslashes(at(bytes, i));
      if (found != 0) {
        return i + first(found);
      }
    }
    while (i < to && bytes[i] != '"' && bytes[i] != '\\') {
      i++;
    }
    return i;
  }

  /** Where a byte first stands, or the end. */
  public static int first(byte wanted, byte[] bytes, int from, int to) {
    long wantedEight = ONES * wanted;
    int i = from;
    for (; i + Long.BYTES <= to; i += Long.BYTES) {
      long found = zeros(at(bytes, i) ^ wantedEight);
      if (found != 0) {
        return i + first(found);
      }
    }
    while (i < to && bytes[i] != wanted) {
      i++;
    }
    return i;
  }

  /** The high bit of each byte that is zero; beyond the lowest of them it may err. */
  private static long zeros(long eight) {
    return (eight - ONES) & ~eight & HIGHS;
  }
}
