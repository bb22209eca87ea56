package org.handbell.text;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Texts that stand in line after line, as categories, accounts, programs and methods do, each made
 * once. A text is kept when it is seen a second time, so that what is different in each line costs
 * a look and no more. A table of fixed size without chains; for several threads, as what it holds
 * never changes.
 */
public final class RecentTexts {

  private static final int PLACES_BITS = 13;
  private static final int LONGEST = 160;
  private static final Mix MIX = new Mix(0x9E37_79B9_7F4A_7C15L);

  private final Decoder decoder;
  private final @Nullable Known[] known = new Known[1 << PLACES_BITS];
  private final long[] seenOnce = new long[1 << PLACES_BITS];

  /** What makes a text of bytes: always the same of the same. */
  @FunctionalInterface
  public interface Decoder {
    String text(byte[] line, int from, int to);
  }

  @SuppressWarnings("ArrayRecordComponent") // never leaves this class
  private record Known(byte[] bytes, String text) {}

  public RecentTexts(Decoder decoder) {
    this.decoder = decoder;
  }

  /** The text that stands there. */
  public String text(byte[] line, int from, int to) {
    if (to - from > LONGEST) {
      return decoder.text(line, from, to);
    }
    long hash = MIX.of(line, from, to);
    int place = (int) (hash >>> (Long.SIZE - PLACES_BITS));
    Known there = known[place];
    if (there != null && Arrays.equals(there.bytes, 0, there.bytes.length, line, from, to)) {
      return there.text;
    }
    String text = decoder.text(line, from, to);
    if (seenOnce[place] == hash) {
      known[place] = new Known(Arrays.copyOfRange(line, from, to), text);
    } else {
      seenOnce[place] = hash;
    }
    return text;
  }
}
