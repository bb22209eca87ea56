package org.handbell.classifier.lexicon;

import java.util.function.IntConsumer;

/**
 * Which units belong to each class: all classes' hash tables one behind the other, so that one look
 * tells, however large the class and however many classes there are. What most looks need, a {@link
 * #signature(int)} of the whole class, stands apart and together.
 */
final class UnitSets {

  /** No word: number 0 is what no rule knows. */
  private static final int EMPTY = 0;

  /** How many bits a signature has: two halves, side by side. */
  static final int BITS = 2 * Long.SIZE;

  /** By unit, its bit in signatures. */
  private final byte[] bits;

  private final long[] signatures;
  private final int[] begins;
  private final int[] sizes;
  private final int[] slots;

  /**
   * @param members the units of each class, each once
   * @param bits of each unit, below {@link #BITS}: units that texts often hold should share theirs
   *     with few
   */
  UnitSets(int[][] members, byte[] bits) {
    this.bits = bits;
    signatures = new long[2 * members.length];
    sizes = new int[members.length];
    begins = new int[members.length + 1];
    for (int number = 0; number < members.length; number++) {
      sizes[number] = members[number].length;
      begins[number + 1] = begins[number] + room(members[number].length);
    }
    slots = new int[begins[members.length]];
    for (int number = 0; number < members.length; number++) {
      for (int unit : members[number]) {
        signatures[2 * number + half(unit)] |= signature(unit);
        slots[slotOf(number, unit)] = unit;
      }
    }
  }

  /** A power of two that leaves half of the slots empty. */
  private static int room(int members) {
    return Integer.highestOneBit(Math.max(1, members)) * 4;
  }

  /** How many classes there are. */
  int count() {
    return sizes.length;
  }

  /** How many units belong to a class. */
  int size(int number) {
    return sizes[number];
  }

  boolean isIn(int unit, int number) {
    return (signatures[2 * number + half(unit)] & signature(unit)) != 0
        && slots[slotOf(number, unit)] != EMPTY;
  }

  void forEach(int number, IntConsumer action) {
    for (int slot = begins[number]; slot < begins[number + 1]; slot++) {
      if (slots[slot] != EMPTY) {
        action.accept(slots[slot]);
      }
    }
  }

  /** True where a class has a unit of those that are present. */
  boolean isAnyIn(int number, Present present) {
    for (int slot = begins[number]; slot < begins[number + 1]; slot++) {
      if (slots[slot] != EMPTY && present.holds(slots[slot])) {
        return true;
      }
    }
    return false;
  }

  /** False where a class has none of the units whose bits these are: the lower, the upper half. */
  boolean mayHoldOneOf(int number, long lower, long upper) {
    return ((signatures[2 * number] & lower) | (signatures[2 * number + 1] & upper)) != 0;
  }

  /** Which half of a signature a unit's bit is in. */
  int half(int unit) {
    return bits[unit] >> 6;
  }

  /** One bit of that half, by which most units can be told apart. */
  long signature(int unit) {
    return 1L << bits[unit];
  }

  /** Where a unit stands, or the empty slot where it would. */
  private int slotOf(int number, int unit) {
    int begin = begins[number];
    int last = begins[number + 1] - begin - 1;
    int slot = hash(unit) & last;
    while (slots[begin + slot] != EMPTY && slots[begin + slot] != unit) {
      slot = (slot + 1) & last;
    }
    return begin + slot;
  }

  static int hash(int unit) {
    int mixed = unit * 0x9E3779B1;
    return mixed ^ (mixed >>> 15);
  }
}
