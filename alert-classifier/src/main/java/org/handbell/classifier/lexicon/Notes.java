package org.handbell.classifier.lexicon;

import java.util.Arrays;

/**
 * What a search writes down of its text: which words and classes it holds, and which ways they
 * open. Each thread has one, blank for each text, so that a harmless one leaves no garbage.
 */
final class Notes {

  private static final ThreadLocal<Notes> OF_THREAD = ThreadLocal.withInitial(Notes::new);

  /** By symbol, 1 where it stands in the text. */
  final IntTable present = new IntTable();

  /** The {@link Requirements} looked at. */
  final IntTable seen = new IntTable();

  final IntTable opened = new IntTable();

  /** The first reachable node after a node, by its place; then from sibling to sibling. */
  final IntTable firstChild = new IntTable();

  final Phrases phrases = new Phrases();

  private int[] units = new int[32];
  private int unitCount;
  private int[] nodes = new int[32];
  private int[] nextSibling = new int[32];
  private int nodeCount;

  private Notes() {}

  /** This thread's, good until it asks again. */
  static Notes blank() {
    Notes notes = OF_THREAD.get();
    notes.present.clear();
    notes.seen.clear();
    notes.opened.clear();
    notes.firstChild.clear();
    notes.unitCount = 0;
    notes.nodeCount = 0;
    return notes;
  }

  void addUnit(int unit) {
    if (unitCount == units.length) {
      units = Arrays.copyOf(units, unitCount * 2);
    }
    units[unitCount++] = unit;
  }

  int unitCount() {
    return unitCount;
  }

  int unit(int index) {
    return units[index];
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
