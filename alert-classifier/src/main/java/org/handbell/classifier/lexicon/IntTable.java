package org.handbell.classifier.lexicon;

import java.util.Arrays;

/** A small table of numbers by number, cleared for each text: no boxes, no entries. */
final class IntTable {

  static final int ABSENT = Integer.MIN_VALUE;

  /** Room for what most texts need. */
  private static final int ROOM = 64;

  /** What a long text needed more is given back. */
  private static final int MOST_KEPT = 1_024;

  private int[] keys = new int[ROOM];
  private int[] values = new int[ROOM];

  /** The slots that are taken: only these are cleared, however large the table once became. */
  private int[] taken = new int[ROOM / 2];

  private int size;

  IntTable() {
    Arrays.fill(keys, ABSENT);
  }

  void clear() {
    if (keys.length > MOST_KEPT) {
      makeRoom(ROOM);
    }
    for (int i = 0; i < size; i++) {
      keys[taken[i]] = ABSENT;
    }
    size = 0;
  }

  /** The value, or {@link #ABSENT}. */
  int get(int key) {
    int slot = slot(key);
    while (keys[slot] != ABSENT) {
      if (keys[slot] == key) {
        return values[slot];
      }
      slot = (slot + 1) & (keys.length - 1);
    }
    return ABSENT;
  }

  boolean contains(int key) {
    return get(key) != ABSENT;
  }

  void put(int key, int value) {
    if ((size + 1) * 2 > keys.length) {
      grow();
    }
    int slot = slot(key);
    while (keys[slot] != ABSENT && keys[slot] != key) {
      slot = (slot + 1) & (keys.length - 1);
    }
    if (keys[slot] == ABSENT) {
      taken[size++] = slot;
    }
    keys[slot] = key;
    values[slot] = value;
  }

  private void grow() {
    int[] oldKeys = keys;
    int[] oldValues = values;
    makeRoom(oldKeys.length * 2);
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != ABSENT) {
        put(oldKeys[i], oldValues[i]);
      }
    }
  }

  private void makeRoom(int room) {
    keys = new int[room];
    values = new int[room];
    taken = new int[room / 2];
    Arrays.fill(keys, ABSENT);
    size = 0;
  }

  private int slot(int key) {
    return (int) ((key * 0x9E3779B97F4A7C15L) >>> 40) & (keys.length - 1);
  }
}
