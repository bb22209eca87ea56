package org.handbell.json;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What was written for parts that come again in object after object, found by a look at which part
 * it is and not at what it says. It is kept when the part is seen a second time. A table of fixed
 * size without chains; for one thread.
 */
final class SameParts {

  private static final int PLACES = 1 << 12;

  private final @Nullable Written[] known = new Written[PLACES];
  private final int[] seenOnce = new int[PLACES];

  @SuppressWarnings("ArrayRecordComponent") // never leaves this package
  private record Written(Object part, byte[] bytes) {}

  /** What was written for the very same part, if that is known; nobody may change it. */
  byte @Nullable [] find(Object part) {
    Written there = known[place(part)];
    return there != null && there.part == part ? there.bytes : null;
  }

  /** Takes note of what was written for a part that was not found. */
  void take(Object part, byte[] out, int from, int to) {
    int hash = System.identityHashCode(part);
    int place = place(part);
    if (seenOnce[place] != hash) {
      seenOnce[place] = hash;
    } else {
      known[place] = new Written(part, Arrays.copyOfRange(out, from, to));
    }
  }

  private static int place(Object part) {
    return System.identityHashCode(part) & (PLACES - 1);
  }
}
