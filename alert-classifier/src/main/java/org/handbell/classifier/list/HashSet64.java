package org.handbell.classifier.list;

/** A set of texts held as 64-bit hashes in one open-addressed array: 8 bytes and air an entry. */
final class HashSet64 {

  private final SipHash hash;
  private long[] slots = new long[64];
  private int size;

  HashSet64(SipHash hash) {
    this.hash = hash;
  }

  int size() {
    return size;
  }

  void add(String text) {
    if (size * 2 >= slots.length) {
      grow();
    }
    put(hashOf(text, 0, text.length()));
  }

  /** True when {@code text[from, to)} is in the set. */
  boolean contains(String text, int from, int to) {
    long wanted = hashOf(text, from, to);
    int slot = slot(wanted);
    while (slots[slot] != 0) {
      if (slots[slot] == wanted) {
        return true;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    return false;
  }

  private void put(long added) {
    int slot = slot(added);
    while (slots[slot] != 0) {
      if (slots[slot] == added) {
        return;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    slots[slot] = added;
    size++;
  }

  private void grow() {
    long[] old = slots;
    slots = new long[old.length * 2];
    size = 0;
    for (long added : old) {
      if (added != 0) {
        put(added);
      }
    }
  }

  private int slot(long added) {
    return (int) added & (slots.length - 1);
  }

  /** Never 0, which marks a free slot. */
  private long hashOf(String text, int from, int to) {
    long value = hash.of(text, from, to);
    return value == 0 ? 1 : value;
  }
}
