package org.handbell.classifier.lexicon;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All patterns as sequences of symbols that share their beginnings. Each node knows what leads to
 * it and what follows; the nodes that follow one have numbers in a row, so that looking through
 * them touches little memory.
 */
final class PatternTree {

  static final int ROOT = 0;

  private static final int[] NONE = {};

  private final int[] parents;
  private final int[] symbols;
  private final int[] firstChild;
  private final int[][] ends;

  private PatternTree(Builder builder) {
    int[] order = breadthFirst(builder);
    parents = new int[order.length];
    symbols = new int[order.length];
    firstChild = new int[order.length + 1];
    ends = new int[order.length][];
    int[] number = new int[order.length];
    for (int node = 0; node < order.length; node++) {
      number[order[node]] = node;
      parents[node] = number[builder.parents[order[node]]];
      symbols[node] = builder.symbols[order[node]];
      List<Integer> own = builder.ends.get(order[node]);
      ends[node] = own == null ? NONE : own.stream().mapToInt(Integer::intValue).toArray();
    }
    Arrays.fill(firstChild, order.length);
    for (int node = order.length - 1; node > 0; node--) {
      firstChild[parents[node]] = node;
    }
    for (int node = order.length - 1; node >= 0; node--) {
      firstChild[node] = Math.min(firstChild[node], firstChild[node + 1]);
    }
  }

  /** The builder's nodes, those that follow one in a row, after those that follow one before it. */
  private static int[] breadthFirst(Builder builder) {
    int[] next = new int[builder.nodes];
    int[] first = new int[builder.nodes];
    for (int node = builder.nodes - 1; node > 0; node--) {
      next[node] = first[builder.parents[node]];
      first[builder.parents[node]] = node;
    }
    int[] order = new int[builder.nodes];
    int count = 1;
    for (int at = 0; at < count; at++) {
      for (int child = first[order[at]]; child > 0; child = next[child]) {
        order[count++] = child;
      }
    }
    return order;
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

  /** The first of the nodes that follow a node. */
  int firstChild(int node) {
    return firstChild[node];
  }

  /** One more than the last of the nodes that follow a node. */
  int endOfChildren(int node) {
    return firstChild[node + 1];
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
