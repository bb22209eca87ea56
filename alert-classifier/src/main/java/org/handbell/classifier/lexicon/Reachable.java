package org.handbell.classifier.lexicon;

/**
 * The part of the {@link PatternTree} that one text can reach: the ways to those patterns all of
 * whose words and classes stand in it somewhere.
 */
final class Reachable {

  private final UnitSets sets;
  private final PatternTree tree;
  private final PatternTree requirements;
  private final Rows firstOf;
  private final Notes notes;
  private long signature;
  private long steps;

  Reachable(Units units, PatternSet patterns, Notes notes) {
    this.sets = units.sets();
    this.tree = patterns.tree();
    this.requirements = patterns.requirements().tree();
    this.firstOf = patterns.requirements().firstOf();
    this.notes = notes;
  }

  /** Says that a word or phrase stands in the text. */
  void add(int unit) {
    if (!notes.present.contains(Symbol.word(unit))) {
      notes.present.put(Symbol.word(unit), 1);
      notes.addUnit(unit);
      signature |= UnitSets.signature(unit);
    }
  }

  /** Finds the ways, once every word has been said. */
  void findWays() {
    for (int i = 0; i < notes.unitCount(); i++) {
      int unit = notes.unit(i);
      for (int place = firstOf.begin(unit); place < firstOf.end(unit); place++) {
        visitOnce(firstOf.at(place));
      }
    }
  }

  private void visitOnce(int requirement) {
    if (!notes.seen.contains(requirement)) {
      notes.seen.put(requirement, 1);
      visit(requirement);
    }
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

  private boolean isPresent(int symbol) {
    int known = notes.present.get(symbol);
    if (known == IntTable.ABSENT && Symbol.isClass(symbol)) {
      known = holdsOneOf(Symbol.number(symbol)) ? 1 : 0;
      notes.present.put(symbol, known);
    }
    return known == 1;
  }

  /** Asks for each of the fewer: the units of the class, or those of the text. */
  private boolean holdsOneOf(int number) {
    if ((sets.signatureOfClass(number) & signature) == 0) {
      return false;
    }
    return sets.size(number) < notes.unitCount()
        ? sets.isAnyIn(number, notes.present)
        : isAnyIn(number);
  }

  private boolean isAnyIn(int number) {
    for (int i = 0; i < notes.unitCount(); i++) {
      if (sets.isIn(notes.unit(i), number)) {
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
      if (notes.opened.contains(node)) {
        return;
      }
      notes.opened.put(node, 1);
      notes.addChild(parent, node);
      node = parent;
    }
  }
}
