package org.handbell.classifier.lexicon;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The phrases of several words, sharing their beginnings. One open-addressed table answers "which
 * node follows this one by that symbol", so that the cost of a step does not grow with the lexicon.
 */
final class Trie {

  static final int ROOT = 0;
  static final int NONE = -1;

  /** What follows the root, by symbol: asked of each word, and most lead nowhere. */
  private final int[] ofRoot;

  private final long[] keys;
  private final int[] children;
  private final int[][] ends;

  /** By node, one bit for each symbol that leads on: most that do not are told at one look. */
  private final long[] signatures;

  private Trie(Builder builder) {
    int size = Integer.highestOneBit(Math.max(8, builder.children.size())) * 4;
    keys = new long[size];
    children = new int[size];
    Arrays.fill(keys, -1L);
    builder.children.forEach(this::put);
    ofRoot = ofRoot(builder);
    ends = arrays(builder.ends);
    signatures = new long[ends.length];
    builder
        .children
        .keySet()
        .forEach(key -> signatures[(int) (key >>> 32)] |= signature((int) (long) key));
  }

  private static int[] ofRoot(Builder builder) {
    int size = builder.children.keySet().stream().mapToInt(Long::intValue).max().orElse(0) + 1;
    int[] ofRoot = new int[size];
    Arrays.fill(ofRoot, NONE);
    builder.children.forEach(
        (key, child) -> {
          if (key >>> 32 == ROOT) {
            ofRoot[key.intValue()] = child;
          }
        });
    return ofRoot;
  }

  /** The node that follows, or {@link #NONE}. */
  int child(int node, int symbol) {
    if (node == ROOT) {
      return symbol < ofRoot.length ? ofRoot[symbol] : NONE;
    }
    if ((signatures[node] & signature(symbol)) == 0) {
      return NONE;
    }
    long key = key(node, symbol);
    int slot = slot(key);
    while (keys[slot] != -1L) {
      if (keys[slot] == key) {
        return children[slot];
      }
      slot = (slot + 1) & (keys.length - 1);
    }
    return NONE;
  }

  /** The numbers of what ends at a node. */
  int[] ends(int node) {
    return ends[node];
  }

  /** True when something leads on from a node. */
  boolean leadsOn(int node) {
    return signatures[node] != 0;
  }

  private static long signature(int symbol) {
    return 1L << ((symbol * 0x9E3779B1) >>> 26);
  }

  private void put(long key, int child) {
    int slot = slot(key);
    while (keys[slot] != -1L) {
      slot = (slot + 1) & (keys.length - 1);
    }
    keys[slot] = key;
    children[slot] = child;
  }

  private int slot(long key) {
    long mixed = key * 0x9E3779B97F4A7C15L;
    return (int) (mixed >>> 32) & (keys.length - 1);
  }

  private static long key(int node, int symbol) {
    return ((long) node << 32) | (symbol & 0xffffffffL);
  }

  private static int[][] arrays(List<List<Integer>> lists) {
    return lists.stream()
        .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
        .toArray(int[][]::new);
  }

  /** Collects sequences. */
  static final class Builder {

    private final Map<Long, Integer> children = new HashMap<>();
    private final List<List<Integer>> ends = new ArrayList<>();

    Builder() {
      newNode();
    }

    /** Adds a sequence; {@code end} is what its last node stands for. */
    void add(int[] symbols, int end) {
      int node = ROOT;
      for (int symbol : symbols) {
        node = step(node, symbol);
      }
      if (!ends.get(node).contains(end)) {
        ends.get(node).add(end);
      }
    }

    private int step(int node, int symbol) {
      Integer known = children.get(key(node, symbol));
      if (known != null) {
        return known;
      }
      int next = newNode();
      children.put(key(node, symbol), next);
      return next;
    }

    private int newNode() {
      ends.add(new ArrayList<>(0));
      return ends.size() - 1;
    }

    Trie build() {
      return new Trie(this);
    }
  }
}
