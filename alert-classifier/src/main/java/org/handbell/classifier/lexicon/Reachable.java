package org.handbell.classifier.lexicon;

/**
 * The part of the {@link PatternTree} that one text can reach: the ways to those patterns all of
 * whose words and classes stand in it somewhere.
 */
final class Reachable {

  private final UnitSets sets;
  private final PatternTree tree;
  private final PatternTree requirements;
  private final Rows first;
  private final Partners partners;
  private final Notes notes;
  private boolean any;
  private long steps;

  Reachable(UnitSets sets, PatternSet patterns, Notes notes) {
    this.sets = sets;
    this.tree = patterns.tree();
    this.requirements = patterns.requirements().tree();
    this.first = patterns.requirements().first();
    this.partners = patterns.partners();
    this.notes = notes;
  }

  /** Finds the ways that the words of the text open; false if there is none. */
  boolean findWays() {
    Present present = notes.present;
    partners.describe(present, notes.line);
    for (int i = 0; i < present.count(); i++) {
      findWaysFrom(present.unit(i));
    }
    return any;
  }

  private void findWaysFrom(int unit) {
    if (!partners.goWithUnit(unit, notes.line)) {
      return;
    }
    for (int place = first.begin(unit); place < first.end(unit); place++) {
      int root = first.at(place);
      if (partners.goWithRoot(root, notes.line) && notes.seen.add(root)) {
        visit(root);
      }
    }
  }

  /** Finds the ways to what a rule asks for; false if there is none. */
  boolean findWaysOf(int rule) {
    if (rule < first.size()) {
      for (int place = first.begin(rule); place < first.end(rule); place++) {
        visit(first.at(place));
      }
    }
    return any;
  }

  private void visit(int requirement) {
    steps++;
    int ends = requirements.endOfEnds(requirement);
    for (int place = requirements.firstEnd(requirement); place < ends; place++) {
      open(requirements.end(place));
    }
    int end = requirements.endOfChildren(requirement);
    for (int next = requirements.firstChild(requirement); next < end; next++) {
      if (isPresent(requirements.symbol(next))) {
        visit(next);
      }
    }
  }

  private boolean isPresent(int symbol) {
    return Symbol.isClass(symbol)
        ? notes.present.holdsOneOf(Symbol.number(symbol), sets)
        : notes.present.holds(symbol);
  }

  /** Opens the way to a node, as far as it is not open yet. */
  private void open(int end) {
    any = true;
    int node = end;
    while (node != PatternTree.ROOT && notes.opened.add(node)) {
      int parent = tree.parent(node);
      notes.addChild(parent, node);
      node = parent;
    }
  }

  /** The first reachable child of a node, below 0 if there is none; its node is {@link #node}. */
  int firstChild(int node) {
    return notes.firstChild.get(node);
  }

  /** The next child of the same node, below 0 if there is none. */
  int nextSibling(int child) {
    return notes.nextSibling(child);
  }

  int node(int child) {
    return notes.node(child);
  }

  long steps() {
    return steps;
  }
}
