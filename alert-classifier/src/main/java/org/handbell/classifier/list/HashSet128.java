package org.handbell.classifier.list;

/** A set of 128-bit hashes in one open-addressed array: 16 bytes and some air an entry. */
final class HashSet128 {

  private long[] slots = new long[64];
  private int size;
  private boolean hasZero;

  int size() {
    return size + (hasZero ? 1 : 0);
  }

  void add(AddressHash.Value hash) {
    if (hash.high() == 0 && hash.low() == 0) {
      hasZero = true;
      return;
    }
    if (size * 3 >= slots.length) {
      grow();
    }
    put(hash.high(), hash.low());
  }

  boolean contains(AddressHash.Value hash) {
    if (hash.high() == 0 && hash.low() == 0) {
      return hasZero;
    }
    int slot = slot(hash.low());
    while (slots[slot] != 0 || slots[slot + 1] != 0) {
      if (slots[slot] == hash.high() && slots[slot + 1] == hash.low()) {
        return true;
      }
      slot = (slot + 2) & (slots.length - 1);
    }
    return false;
  }

  private void put(long high, long low) {
    int slot = slot(low);
    while (slots[slot] != 0 || slots[slot + 1] != 0) {
      if (slots[slot] == high && slots[slot + 1] == low) {
        return;
      }
      slot = (slot + 2) & (slots.length - 1);
    }
    slots[slot] = high;
    slots[slot + 1] = low;
    size++;
  }

  private void grow() {
    long[] old = slots;
    slots = new long[old.length * 2];
    size = 0;
    for (int i = 0; i < old.length; i += 2) {
      if (old[i] != 0 || old[i + 1] != 0) {
        put(old[i], old[i + 1]);
      }
    }
  }

  private int slot(long low) {
    return (int) low & (slots.length - 2);
  }
}
