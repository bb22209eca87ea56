package org.handbell.classifier.list;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All entries of all lists in one open-addressed array, so that a look-up costs the same however
 * many lists there are. Beside each hash stands which labels it has; 15 bytes an entry in all.
 */
final class EntryTable {

  private static final int MOST_COMBINATIONS = 1 << 16;

  private final long[] hashes;
  private final short[] combinations;
  private final List<List<Label>> labels = new ArrayList<>(List.of(List.of()));
  private final Map<List<Label>, Integer> numbers = new HashMap<>();

  /** Room for that many entries. */
  EntryTable(long entries) {
    int slots = Math.toIntExact(Math.max(16, entries + entries / 2));
    this.hashes = new long[slots];
    this.combinations = new short[slots];
  }

  void add(Label label, Entries entries) {
    Map<Integer, Integer> joined = new HashMap<>();
    int alone = number(List.of(label));
    for (int i = 0; i < entries.size(); i++) {
      long hash = entries.get(i);
      int slot = slot(hash);
      if (hashes[slot] == 0) {
        hashes[slot] = hash;
        combinations[slot] = (short) alone;
      } else {
        int before = combinations[slot] & 0xffff;
        combinations[slot] = joined.computeIfAbsent(before, n -> with(n, label)).shortValue();
      }
    }
  }

  /** The labels of that hash; empty where it is on no list. */
  List<Label> get(long hash) {
    int slot = slot(hash);
    return hashes[slot] == 0 ? List.of() : labels.get(combinations[slot] & 0xffff);
  }

  /** Where the hash stands, or where it would. */
  private int slot(long hash) {
    int slot = (int) Math.multiplyHigh(hash >>> 1, (long) hashes.length << 1);
    while (hashes[slot] != 0 && hashes[slot] != hash) {
      slot = slot + 1 == hashes.length ? 0 : slot + 1;
    }
    return slot;
  }

  private int with(int before, Label label) {
    List<Label> all = labels.get(before);
    if (all.contains(label)) {
      return before;
    }
    List<Label> more = new ArrayList<>(all);
    more.add(label);
    return number(List.copyOf(more));
  }

  private int number(List<Label> combination) {
    Integer known = numbers.get(combination);
    if (known != null) {
      return known;
    }
    if (labels.size() == MOST_COMBINATIONS) {
      throw new IllegalStateException("lists overlap in more ways than can be told apart");
    }
    labels.add(combination);
    numbers.put(combination, labels.size() - 1);
    return labels.size() - 1;
  }
}
