package org.handbell.classifier.lexicon;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All patterns as sequences of symbols that share their beginnings. Each node knows what leads to
 * it; which nodes follow one is asked of {@link Reachable}, which holds for each text the few that
 * can matter.
 */
final class PatternTree {

  static final int ROOT = 0;

  private static final int[] NONE = {};

  private final int[] parents;
  private final int[] symbols;
  private final int[][] ends;

  private PatternTree(Builder builder) {
    parents = Arrays.copyOf(builder.parents, builder.nodes);
    symbols = Arrays.copyOf(builder.symbols, builder.nodes);
    ends = new int[builder.nodes][];
    for (int node = 0; node < ends.length; node++) {
      List<Integer> own = builder.ends.get(node);
      ends[node] = own == null ? NONE : own.stream().mapToInt(Integer::intValue).toArray();
    }
  }

  int nodes() {
    return parents.length;
  }

  int parent(int node) {
    return parents[node];
  }

  /** What leads from the parent to a node. */
  int symbol(int node) {
    return symbols[node];
  }

  /** The numbers of what ends at a node. */
  int[] ends(int node) {
    return ends[node];
  }

  /** The nodes that follow each node. */
  int[][] children() {
    int[] counts = new int[nodes()];
    for (int node = 1; node < nodes(); node++) {
      counts[parents[node]]++;
    }
    int[][] children = new int[nodes()][];
    for (int node = 0; node < nodes(); node++) {
      children[node] = counts[node] == 0 ? NONE : new int[counts[node]];
    }
    for (int node = nodes() - 1; node > 0; node--) {
      children[parents[node]][--counts[parents[node]]] = node;
    }
    return children;
  }

  /** Collects sequences. */
  static final class Builder {

    private final Map<Long, Integer> children = new HashMap<>();
    private final Map<Integer, List<Integer>> ends = new HashMap<>();
    private int[] parents = new int[1 << 10];
    private int[] symbols = new int[1 << 10];
    private int nodes = 1;

    /** Adds a sequence; {@code end} is what its last node stands for. */
    void add(List<Integer> sequence, int end) {
      int node = ROOT;
      for (int symbol : sequence) {
        node = step(node, symbol);
      }
      List<Integer> own = ends.computeIfAbsent(node, n -> new ArrayList<>(1));
      if (!own.contains(end)) {
        own.add(end);
      }
    }

    private int step(int node, int symbol) {
      return children.computeIfAbsent(
          ((long) node << 32) | (symbol & 0xffffffffL), key -> newNode(node, symbol));
    }

    private int newNode(int parent, int symbol) {
      if (nodes == parents.length) {
        parents = Arrays.copyOf(parents, nodes * 2);
        symbols = Arrays.copyOf(symbols, nodes * 2);
      }
      parents[nodes] = parent;
      symbols[nodes] = symbol;
      return nodes++;
    }

    PatternTree build() {
      return new PatternTree(this);
    }
  }
}
