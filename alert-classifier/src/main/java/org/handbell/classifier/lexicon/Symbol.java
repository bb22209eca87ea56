package org.handbell.classifier.lexicon;

/**
 * What leads from one node of the {@link Trie} to the next, packed into an int: kind and number.
 */
final class Symbol {

  /** Up to two words of any kind. */
  static final int FILLER = 2 << 28;

  /** Only where the text ends. */
  static final int LAST = 3 << 28;

  private static final int CLASS = 1 << 28;
  private static final int NOT = 4 << 28;
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

  /** No phrase of the class may follow. */
  static int notClass(int number) {
    return NOT | number;
  }

  static boolean isNot(int symbol) {
    return (symbol & ~NUMBER) == NOT;
  }

  static boolean isWordOrClass(int symbol) {
    return symbol < FILLER && symbol > 0;
  }

  static int number(int symbol) {
    return symbol & NUMBER;
  }
}
