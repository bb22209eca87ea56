package org.handbell.classifier.normalise;

/**
 * View V3: digits and symbols read as the letters they look like, in a piece of text that holds
 * both letters and such signs and only when a known word of two letters or more comes out. A number
 * with its unit ({@code 500mg}) is read so only beside other words so disguised.
 */
final class LeetView {

  private static final int SHORTEST = 2;
  private static final int LONGEST = 32;

  private final Vocabulary vocabulary;
  private final WordViews wordViews;

  LeetView(Vocabulary vocabulary, WordViews wordViews) {
    this.vocabulary = vocabulary;
    this.wordViews = wordViews;
  }

  /** True when the word holds a digit or touches a symbol that may stand for a letter. */
  static boolean mayBe(Words words, int index) {
    char[] text = words.text.chars;
    int from = words.textFrom(index);
    int to = words.textTo(index);
    if ((from > 0 && isSymbol(text[from - 1])) || (to < words.text.length && isSymbol(text[to]))) {
      return true;
    }
    for (int i = words.letterFrom(index); i < words.letterTo(index); i++) {
      if (words.letters[i] <= '9') {
        return true;
      }
    }
    return false;
  }

  /** Looks at each piece between spaces and punctuation; again if one of them was disguised. */
  void add(Reading reading, Words words, int[] ids, int end) {
    if (add(reading, words, ids, end, false)) {
      add(reading, words, ids, end, true);
    }
  }

  private boolean add(Reading reading, Words words, int[] ids, int end, boolean suspicious) {
    boolean any = false;
    char[] text = words.text.chars;
    int word = 0;
    while (word < words.count) {
      int from = words.textFrom(word);
      while (from > 0 && isPart(text[from - 1])) {
        from--;
      }
      int to = words.textTo(word);
      while (to < end && isPart(text[to])) {
        to++;
      }
      int next = word + 1;
      while (next < words.count && words.textFrom(next) < to && next - 1 != words.gapAfter) {
        next++;
      }
      boolean plainWord =
          next == word + 1
              && ids[word] != Vocabulary.UNKNOWN
              && from == words.textFrom(word)
              && (to == words.textTo(word) || text[words.textTo(word)] == '!');
      if (to - from <= LONGEST) {
        if (suspicious) {
          addSuspicious(reading, text, from, to, word, next);
        } else if (!plainWord) {
          any |= addPiece(reading, text, from, to, word, next);
        }
      }
      word = next;
    }
    return any;
  }

  /** In a text with disguised words, figures alone or before letters may be one too. */
  private void addSuspicious(Reading reading, char[] text, int from, int to, int word, int next) {
    if (isPlain(text, from, to) && hasSign(text, from, to)) {
      wordViews.addWord(reading, word, next, lookUp(text, from, to), View.LEET.bit());
    }
  }

  /** The piece as it is, then without exclamation marks, then without symbols around it. */
  private boolean addPiece(Reading reading, char[] text, int from, int to, int word, int next) {
    int id = find(text, from, to);
    int end = to;
    while (end > from && text[end - 1] == '!') {
      end--;
    }
    if (id == Vocabulary.UNKNOWN && end < to) {
      id = find(text, from, end);
    }
    int start = from;
    while (start < end && isSymbol(text[start])) {
      start++;
    }
    if (id == Vocabulary.UNKNOWN && start > from) {
      id = find(text, start, end);
    }
    wordViews.addWord(reading, word, next, id, View.LEET.bit());
    return id != Vocabulary.UNKNOWN;
  }

  private int find(char[] text, int from, int to) {
    return isPlain(text, from, to) ? Vocabulary.UNKNOWN : lookUp(text, from, to);
  }

  private static boolean isPlain(char[] text, int from, int to) {
    return to - from < SHORTEST || !mixesSigns(text, from, to) || isNumberWithUnit(text, from, to);
  }

  private int lookUp(char[] text, int from, int to) {
    int id = vocabulary.id(letters(text, from, to, 'i'), 0, to - from);
    return id != Vocabulary.UNKNOWN
        ? id
        : vocabulary.id(letters(text, from, to, 'l'), 0, to - from);
  }

  private static char[] letters(char[] text, int from, int to, char one) {
    char[] letters = new char[to - from];
    for (int i = from; i < to; i++) {
      letters[i - from] = letter(text[i], one);
    }
    return letters;
  }

  private static char letter(char c, char one) {
    return switch (c) {
      case '0' -> 'o';
      case '1' -> one;
      case '3', '€' -> 'e';
      case '4', '@' -> 'a';
      case '5', '$' -> 's';
      case '7' -> 't';
      case '8' -> 'b';
      case '9' -> 'g';
      case '!' -> 'i';
      default -> c;
    };
  }

  private static boolean mixesSigns(char[] text, int from, int to) {
    boolean letter = false;
    for (int i = from; i < to; i++) {
      letter |= !isSign(text[i]);
    }
    return letter && hasSign(text, from, to);
  }

  private static boolean hasSign(char[] text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (isSign(text[i])) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSign(char c) {
    return c <= '9' || isSymbol(c);
  }

  /** Digits and then at most three letters, after a single digit two. */
  private static boolean isNumberWithUnit(char[] text, int from, int to) {
    int at = from;
    while (at < to && text[at] >= '0' && text[at] <= '9') {
      at++;
    }
    if (at == from || to - at > (at - from == 1 ? 2 : 3)) {
      return false;
    }
    while (at < to && Character.isLetter(text[at])) {
      at++;
    }
    return at == to;
  }

  private static boolean isPart(char c) {
    return isSymbol(c) || Character.isLetterOrDigit(c);
  }

  private static boolean isSymbol(char c) {
    return c == '@' || c == '$' || c == '!' || c == '€';
  }
}
