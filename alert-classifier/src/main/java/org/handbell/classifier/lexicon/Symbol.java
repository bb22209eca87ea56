package org.handbell.classifier.lexicon;

/**
 * What leads from one node of the {@link PatternTree} to the next, packed into an int: kind and
 * number.
 */
final class Symbol {

  /** Only where the text ends. */
  static final int LAST = 3 << 28;

  /** Only where the text begins. */
  static final int FIRST = 5 << 28;

  private static final int CLASS = 1 << 28;
  private static final int FILLER = 2 << 28;
  private static final int NOT = 4 << 28;
  private static final int RULE = 6 << 28;
  private static final int NUMBER = (1 << 28) - 1;

  private Symbol() {}

  /** A word of the vocabulary. */
  static int word(int id) {
    return id;
  }

  /** Any word or phrase of a class. */
  static int ofClass(int number) {
    return CLASS | number;
  }

  /** Up to so many words of any kind. */
  static int filler(int most) {
    return FILLER | most;
  }

  /** No phrase of the class may follow. */
  static int notClass(int number) {
    return NOT | number;
  }

  /** What a rule alone asks for follows; stands in {@link Requirements} only. */
  static int rule(int number) {
    return RULE | number;
  }

  static boolean isFiller(int symbol) {
    return (symbol & ~NUMBER) == FILLER;
  }

  static boolean isClass(int symbol) {
    return (symbol & ~NUMBER) == CLASS;
  }

  /** True for what takes up a word or more of its own. */
  static boolean isWordOrClass(int symbol) {
    return (symbol & ~NUMBER) <= CLASS && symbol > 0;
  }

  static int number(int symbol) {
    return symbol & NUMBER;
  }
}
