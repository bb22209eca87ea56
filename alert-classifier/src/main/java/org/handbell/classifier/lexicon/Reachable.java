package org.handbell.classifier.lexicon;

import java.util.Arrays;

/**
 * The part of the {@link PatternTree} that one text can reach: the ways to those patterns all of
 * whose words and classes stand in it somewhere.
 */
final class Reachable {

  private final Units units;
  private final PatternTree tree;
  private final Requirements requirements;
  private final IntTable present = new IntTable();
  private int[] unitsPresent = new int[16];
  private int count;

  /** The first reachable node after a node; then from sibling to sibling. */
  private final IntTable firstChild = new IntTable();

  private final IntTable opened = new IntTable();
  private int[] nodes = new int[16];
  private int[] nextSibling = new int[16];
  private int size;
  private long steps;

  Reachable(CompiledLexicon lexicon) {
    this.units = lexicon.units();
    this.tree = lexicon.tree();
    this.requirements = lexicon.requirements();
  }

  /** Says that a word or phrase stands in the text. */
  void add(int unit) {
    if (!present.contains(Symbol.word(unit))) {
      present.put(Symbol.word(unit), 1);
      if (count == unitsPresent.length) {
        unitsPresent = Arrays.copyOf(unitsPresent, count * 2);
      }
      unitsPresent[count++] = unit;
    }
  }

  /** Finds the ways, once every word has been said. */
  void findWays() {
    IntTable seen = new IntTable();
    for (int i = 0; i < count; i++) {
      for (int first : requirements.firstOf(unitsPresent[i])) {
        if (!seen.contains(first)) {
          seen.put(first, 1);
          visit(first);
        }
      }
    }
  }

  private void visit(int requirement) {
    steps++;
    for (int end : requirements.patterns(requirement)) {
      open(end);
    }
    for (int next : requirements.children(requirement)) {
      if (isPresent(requirements.symbol(next))) {
        visit(next);
      }
    }
  }

  /** The first reachable child of a node, or -1; its node is {@link #node}. */
  int firstChild(int node) {
    int first = firstChild.get(node);
    return first == IntTable.ABSENT ? -1 : first;
  }

  /** The next child of the same node, or -1. */
  int nextSibling(int child) {
    return nextSibling[child];
  }

  int node(int child) {
    return nodes[child];
  }

  long steps() {
    return steps;
  }

  private boolean isPresent(int symbol) {
    int known = present.get(symbol);
    if (known == IntTable.ABSENT && Symbol.isClass(symbol)) {
      known = holdsOneOf(Symbol.number(symbol)) ? 1 : 0;
      present.put(symbol, known);
    }
    return known == 1;
  }

  private boolean holdsOneOf(int number) {
    for (int i = 0; i < count; i++) {
      if (units.isIn(unitsPresent[i], number)) {
        return true;
      }
    }
    return false;
  }

  /** Opens the way to a node, as far as it is not open yet. */
  private void open(int end) {
    int node = end;
    while (node != PatternTree.ROOT) {
      int parent = tree.parent(node);
      if (opened.contains(node)) {
        return;
      }
      opened.put(node, 1);
      addChild(parent, node);
      node = parent;
    }
  }

  private void addChild(int parent, int node) {
    if (size == nodes.length) {
      nodes = Arrays.copyOf(nodes, size * 2);
      nextSibling = Arrays.copyOf(nextSibling, size * 2);
    }
    nodes[size] = node;
    nextSibling[size] = firstChild(parent);
    firstChild.put(parent, size++);
  }
}
