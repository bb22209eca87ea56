package org.handbell.classifier.lexicon;

import java.util.Arrays;

/**
 * What is written down of a text and of a search in it: which words and classes it holds, and which
 * ways they open. Each thread has one, blank for each text, so that a harmless one leaves no
 * garbage.
 */
final class Notes {

  private static final ThreadLocal<Notes> OF_THREAD = ThreadLocal.withInitial(Notes::new);

  final Present present = new Present();
  final Phrases phrases = new Phrases();

  /** The text's units as the bits of {@link Partners}. */
  final Partners.Line line = new Partners.Line();

  /** The first {@link Requirements} looked at. */
  final Marks seen = new Marks();

  final Marks opened = new Marks();

  /** The first reachable node after a node, by its place; then from sibling to sibling. */
  final IntTable firstChild = new IntTable();

  private long turn;
  private int[] nodes = new int[32];
  private int[] nextSibling = new int[32];
  private int nodeCount;

  private Notes() {}

  static Notes ofThread() {
    return OF_THREAD.get();
  }

  /** Begins with another text; what is returned tells it from all before and after. */
  long begin() {
    present.clear();
    return ++turn;
  }

  /** True as long as no other text was begun with. */
  boolean areOf(long text) {
    return turn == text;
  }

  /** Forgets the ways, for another search of the same text. */
  void clearWays() {
    seen.clear();
    opened.clear();
    firstChild.clear();
    nodeCount = 0;
  }

  void addChild(int parent, int node) {
    if (nodeCount == nodes.length) {
      nodes = Arrays.copyOf(nodes, nodeCount * 2);
      nextSibling = Arrays.copyOf(nextSibling, nodeCount * 2);
    }
    nodes[nodeCount] = node;
    nextSibling[nodeCount] = firstChild.get(parent);
    firstChild.put(parent, nodeCount++);
  }

  int node(int child) {
    return nodes[child];
  }

  int nextSibling(int child) {
    return nextSibling[child];
  }
}
