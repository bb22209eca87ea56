package org.handbell.classifier.list;

/** A set of texts held as 64-bit hashes in one open-addressed array: 8 bytes and air an entry. */
final class HashSet64 {

  private static final long SEED = 0xcbf29ce484222325L;

  private long[] slots = new long[64];
  private int size;

  int size() {
    return size;
  }

  void add(String text) {
    if (size * 2 >= slots.length) {
      grow();
    }
    put(hash(text));
  }

  boolean contains(String text) {
    long hash = hash(text);
    int slot = slot(hash);
    while (slots[slot] != 0) {
      if (slots[slot] == hash) {
        return true;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    return false;
  }

  private void put(long hash) {
    int slot = slot(hash);
    while (slots[slot] != 0) {
      if (slots[slot] == hash) {
        return;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    slots[slot] = hash;
    size++;
  }

  private void grow() {
    long[] old = slots;
    slots = new long[old.length * 2];
    size = 0;
    for (long hash : old) {
      if (hash != 0) {
        put(hash);
      }
    }
  }

  private int slot(long hash) {
    return (int) (hash >>> 20) & (slots.length - 1);
  }

  /** Two multiplicative hashes mixed; never 0, which marks a free slot. */
  private static long hash(String text) {
    long hash = SEED;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
      hash ^= hash >>> 29;
    }
    hash *= 0xbf58476d1ce4e5b9L;
    hash ^= hash >>> 32;
    return hash == 0 ? 1 : hash;
  }
}
