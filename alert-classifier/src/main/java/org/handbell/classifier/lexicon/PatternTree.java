package org.handbell.classifier.lexicon;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * All patterns as sequences of symbols that share their beginnings. Each node knows what leads to
 * it and what follows; the nodes that follow one have numbers in a row, so that looking through
 * them touches little memory.
 */
final class PatternTree {

  static final int ROOT = 0;

  /** What is known of a node stands together, as it is asked for together. */
  private static final int OF_NODE = 4;

  private static final int PARENT = 0;
  private static final int SYMBOL = 1;
  private static final int FIRST_CHILD = 2;
  private static final int FIRST_END = 3;

  private final int[] nodes;
  private final int[] ends;

  private PatternTree(Builder builder) {
    int[] order = breadthFirst(builder);
    nodes = new int[(order.length + 1) * OF_NODE];
    IntStream.Builder all = IntStream.builder();
    int[] number = new int[order.length];
    int count = 0;
    for (int node = 0; node < order.length; node++) {
      number[order[node]] = node;
      nodes[node * OF_NODE + PARENT] = number[builder.parents[order[node]]];
      nodes[node * OF_NODE + SYMBOL] = builder.symbols[order[node]];
      nodes[node * OF_NODE + FIRST_END] = count;
      for (int end : builder.ends.getOrDefault(order[node], List.of())) {
        all.add(end);
        count++;
      }
    }
    nodes[order.length * OF_NODE + FIRST_END] = count;
    ends = all.build().toArray();
    findChildren(order.length);
  }

  private void findChildren(int count) {
    nodes[count * OF_NODE + FIRST_CHILD] = count;
    for (int node = count - 1; node >= 0; node--) {
      nodes[node * OF_NODE + FIRST_CHILD] = count;
    }
    for (int node = count - 1; node > 0; node--) {
      nodes[parent(node) * OF_NODE + FIRST_CHILD] = node;
    }
    for (int node = count - 1; node >= 0; node--) {
      nodes[node * OF_NODE + FIRST_CHILD] = Math.min(firstChild(node), firstChild(node + 1));
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
    return nodes.length / OF_NODE - 1;
  }

  int parent(int node) {
    return nodes[node * OF_NODE + PARENT];
  }

  /** What leads from the parent to a node. */
  int symbol(int node) {
    return nodes[node * OF_NODE + SYMBOL];
  }

  /** The first of what ends at a node. */
  int firstEnd(int node) {
    return nodes[node * OF_NODE + FIRST_END];
  }

  /** One more than the last of what ends at a node. */
  int endOfEnds(int node) {
    return firstEnd(node + 1);
  }

  /** The number of what ends there. */
  int end(int place) {
    return ends[place];
  }

  /** The first of the nodes that follow a node. */
  int firstChild(int node) {
    return nodes[node * OF_NODE + FIRST_CHILD];
  }

  /** One more than the last of the nodes that follow a node. */
  int endOfChildren(int node) {
    return firstChild(node + 1);
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
