package org.handbell.classifier.list;

import java.util.Arrays;

/** The hashes of all entries under one label, and which kinds of entries there are among them. */
public final class Entries {

  private long[] hashes;
  private int size;
  private int kinds;

  public Entries() {
    this(new long[16], 0, 0);
  }

  /**
   * Hashes that were kept.
   *
   * @param kinds as {@link #kinds()} told
   */
  public Entries(long[] hashes, int size, int kinds) {
    this.hashes = hashes;
    this.size = size;
    this.kinds = kinds;
  }

  void add(EntryHash.Kind kind, long hash) {
    append(hash);
    kinds |= kind.bit();
  }

  public int size() {
    return size;
  }

  public long get(int index) {
    return hashes[index];
  }

  /** A bit for each kind. */
  public int kinds() {
    return kinds;
  }

  /** What is here and not there. */
  public Entries without(Entries other) {
    long[] known = Arrays.copyOf(other.hashes, other.size);
    Arrays.sort(known);
    Entries rest = new Entries(new long[16], 0, kinds);
    for (int i = 0; i < size; i++) {
      if (Arrays.binarySearch(known, hashes[i]) < 0) {
        rest.append(hashes[i]);
      }
    }
    return rest;
  }

  private void append(long hash) {
    if (size == hashes.length) {
      hashes = Arrays.copyOf(hashes, size + (size >> 1));
    }
    hashes[size++] = hash;
  }
}
