package org.handbell.recent;

import java.util.Arrays;
import org.handbell.text.Mix;
import org.jspecify.annotations.Nullable;

/**
 * What was made of bytes that stand in line after line. It is kept when it is seen a second time,
 * so that what is different in each line costs a look and no more. A table of fixed size without
 * chains; for several threads, as what it holds never changes.
 *
 * @param <T> never changes either
 */
public final class RecentParts<T> {

  private static final Mix MIX = new Mix(0x9E37_79B9_7F4A_7C15L);

  private final int shift;
  private final int longest;
  private final @Nullable Known<T>[] known;
  private final long[] seenOnce;

  @SuppressWarnings("ArrayRecordComponent") // never leaves this class
  private record Known<T>(byte[] bytes, T made) {}

  /**
   * An empty table.
   *
   * @param bits it has 2 to this power places
   * @param longest what is made of more bytes is not kept
   */
  @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
  public RecentParts(int bits, int longest) {
    this.shift = Long.SIZE - bits;
    this.longest = longest;
    this.known = new Known[1 << bits];
    this.seenOnce = new long[1 << bits];
  }

  /** What {@link #find} and {@link #take} want to know of the bytes. */
  public static long hash(byte[] line, int from, int to) {
    return MIX.of(line, from, to);
  }

  /** What was made of the same bytes before, if that is known. */
  public @Nullable T find(long hash, byte[] line, int from, int to) {
    Known<T> there = known[(int) (hash >>> shift)];
    return there != null && Arrays.equals(there.bytes, 0, there.bytes.length, line, from, to)
        ? there.made
        : null;
  }

  /** Takes note of what was made of bytes that were not found. */
  public void take(long hash, byte[] line, int from, int to, T made) {
    int place = (int) (hash >>> shift);
    if (seenOnce[place] != hash) {
      seenOnce[place] = hash;
    } else if (to - from <= longest) {
      known[place] = new Known<>(Arrays.copyOfRange(line, from, to), made);
    }
  }
}
