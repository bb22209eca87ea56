package org.handbell.classifier.lexicon;

import java.util.Arrays;

/** A set of small numbers, in the order in which they came, that is cleared in no time. */
final class Marks {

  private long[] bits = new long[64];
  private int[] members = new int[32];
  private int count;

  void clear() {
    for (int i = 0; i < count; i++) {
      bits[members[i] >> 6] = 0;
    }
    count = 0;
  }

  /** Adds a number; false when it was there already. */
  boolean add(int number) {
    if (has(number)) {
      return false;
    }
    if (number >> 6 >= bits.length) {
      bits = Arrays.copyOf(bits, Math.max((number >> 6) + 1, bits.length * 2));
    }
    if (count == members.length) {
      members = Arrays.copyOf(members, count * 2);
    }
    bits[number >> 6] |= 1L << number;
    members[count++] = number;
    return true;
  }

  boolean has(int number) {
    return number >> 6 < bits.length && ((bits[number >> 6] >>> number) & 1) != 0;
  }

  int count() {
    return count;
  }

  int get(int index) {
    return members[index];
  }
}
