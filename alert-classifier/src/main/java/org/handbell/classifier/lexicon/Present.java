package org.handbell.classifier.lexicon;

/** Which words and phrases a text holds, each once, and of which classes they are. */
final class Present {

  private final Marks units = new Marks();

  /** The bits of the units, as {@link UnitSets} tells them. */
  private long lower;

  private long upper;

  /** The classes asked about: 1 for those that the text holds one of, else 0. */
  private final IntTable classes = new IntTable();

  void clear() {
    units.clear();
    lower = 0;
    upper = 0;
    classes.clear();
  }

  void add(int unit, UnitSets sets) {
    if (units.add(unit)) {
      lower |= sets.half(unit) == 0 ? sets.signature(unit) : 0;
      upper |= sets.half(unit) == 0 ? 0 : sets.signature(unit);
    }
  }

  int count() {
    return units.count();
  }

  int unit(int index) {
    return units.get(index);
  }

  boolean holds(int unit) {
    return units.has(unit);
  }

  /** True where one of the class stands in the text. */
  boolean holdsOneOf(int number, UnitSets sets) {
    if (!sets.mayHoldOneOf(number, lower, upper)) {
      return false;
    }
    int known = classes.get(number);
    if (known == IntTable.ABSENT) {
      known = lookFor(number, sets) ? 1 : 0;
      classes.put(number, known);
    }
    return known == 1;
  }

  /** Asks for each of the fewer: the units of the class, or those of the text. */
  private boolean lookFor(int number, UnitSets sets) {
    if (sets.size(number) < units.count()) {
      return sets.isAnyIn(number, this);
    }
    for (int i = 0; i < units.count(); i++) {
      if (sets.isIn(units.get(i), number)) {
        return true;
      }
    }
    return false;
  }
}
