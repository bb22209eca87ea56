package org.handbell.ingest.profile;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.handbell.ingest.parse.LineBody;
import org.handbell.recent.WrittenNames;
import org.handbell.text.Eights;
import org.jspecify.annotations.Nullable;

/**
 * Parts {@code key=value key="value"} in one pass. A value without quotes runs to the next
 * separator with a {@code key=} after it, so that it may hold blanks; an open quote at the end of a
 * line that was cut keeps what there is.
 *
 * @param separator between the pairs
 * @param equals between a key and its value
 * @param quotes true where values may stand in quotes
 * @param escapes true where a backslash takes the meaning from what follows, as in CEF
 */
record KeyValue(char separator, char equals, boolean quotes, boolean escapes) implements Engine {

  private static final byte[] LEADING_TEXT = "leading text".getBytes(US_ASCII);

  KeyValue(char separator, boolean quotes, boolean escapes) {
    this(separator, '=', quotes, escapes);
  }

  /** Takes one pair, given by its places in the line; the name is −1 where nobody wants it. */
  interface Pair {
    void take(int name, int keyFrom, int keyTo, int from, int to, boolean escaped);
  }

  @Override
  public @Nullable String read(LineBody body, FieldNames names, Values out) {
    byte[] line = body.bytes();
    leading(line, body.from(), body.to(), names, out);
    boolean found = pairs(line, body.from(), body.to(), names, out.pairsOf(line));
    return found ? null : "no key=value at column " + (body.from() + 1);
  }

  /** What stands before the first key, such as a time, counts as {@code leading text}. */
  private void leading(byte[] line, int from, int to, FieldNames names, Values out) {
    int name = names.find(LEADING_TEXT, 0, LEADING_TEXT.length);
    int end = from;
    while (name >= 0 && end < to && line[end] != equals) {
      end++;
    }
    while (end > from && !isSeparator(line[end - 1])) {
      end--;
    }
    if (end > from) {
      out.put(name, line, from, end - 1, false);
    }
  }

  /**
   * Walks over the pairs of a part of a line. Each key is guessed by the one before it: where the
   * guess is right, neither has the key to be looked up nor the next one to be looked for.
   */
  boolean pairs(byte[] line, int from, int to, FieldNames names, Pair pair) {
    boolean found = false;
    WrittenNames.Name<Integer> before = names.start();
    int at = from;
    while (at < to) {
      at = skipSeparators(line, at, to);
      WrittenNames.Name<Integer> key = before.next();
      if (key == null || !key.stands(line, at, to, equals)) {
        int end = keyEnd(line, at, to);
        if (end < 0) {
          at = found ? nextSeparator(line, at, to) : nextWord(line, at, to);
          continue;
        }
        key = names.written(line, at, end);
        before.followedBy(key);
      }
      found = true;
      int keyEnd = at + key.length();
      int value = keyEnd + 1;
      boolean quoted = quotes && value < to && (line[value] == '"' || line[value] == '\'');
      int end = quoted ? closingQuote(line, value + 1, to) : plainEnd(line, value, to, key.next());
      int first = quoted ? value + 1 : value;
      int last = quoted ? end : trimmed(line, value, end);
      int name = last > first ? key.meaning() : -1;
      pair.take(
          name, at, keyEnd, first, last, escapes || (quoted && holdsEscape(line, first, last)));
      before = key;
      at = quoted ? end + 1 : end;
    }
    return found;
  }

  private int skipSeparators(byte[] line, int from, int to) {
    int at = from;
    while (at < to && (isSeparator(line[at]) || line[at] == ' ' || line[at] == '[')) {
      at++;
    }
    return at;
  }

  /** Before the first pair, such as after the name of a program, blanks part as well. */
  private int nextWord(byte[] line, int from, int to) {
    int at = from;
    while (at < to && !isSeparator(line[at]) && line[at] != ' ') {
      at++;
    }
    return at;
  }

  private int nextSeparator(byte[] line, int from, int to) {
    int at = from;
    while (at < to && !isSeparator(line[at])) {
      at++;
    }
    return at;
  }

  /** Where the key that stands here has its equals sign, or −1. */
  private int keyEnd(byte[] line, int from, int to) {
    int at = from;
    while (at < to && isKeyByte(line[at])) {
      at++;
    }
    return at > from && at < to && line[at] == equals ? at : -1;
  }

  /** A quote ends a value only before a separator: others stand inside it. */
  private int closingQuote(byte[] line, int from, int to) {
    byte quote = line[from - 1];
    for (int at = mark(line, from, to, quote); at < to; at = mark(line, at + 1, to, quote)) {
      if (line[at] == '\\' && at + 1 < to && line[at + 1] == '\\') {
        at++;
      } else if (line[at] == quote && (at == from || line[at - 1] != '\\')) {
        int after = at + 1;
        if (after >= to || isSeparator(line[after]) || line[after] == ' ') {
          return at;
        }
      }
    }
    return to;
  }

  /** The next place where a value in quotes may end, or where a backslash stands. */
  private static int mark(byte[] line, int from, int to, byte quote) {
    return quote == '"' ? Eights.quoteOrBackslash(line, from, to) : from;
  }

  /**
   * Where a value without quotes ends.
   *
   * @param next the key that is likely to follow it
   */
  private int plainEnd(byte[] line, int from, int to, WrittenNames.@Nullable Name<Integer> next) {
    int separatorAt = -1;
    boolean key = false;
    for (int at = from; at < to; at++) {
      byte c = line[at];
      if (escapes && c == '\\') {
        key = false;
        at++;
      } else if (isSeparator(c)) {
        separatorAt = at;
        key = true;
        if (next != null && next.stands(line, at + 1, to, equals)) {
          return at;
        }
      } else if (key && c == equals && !isSeparator(line[at - 1]) && line[at - 1] != ' ') {
        return separatorAt;
      } else {
        key &= isKeyByte(c) || (c == ' ' && isSeparator(line[at - 1]));
      }
    }
    return to;
  }

  /** Where blanks part the pairs, tabs do too. */
  private boolean isSeparator(byte c) {
    return c == separator || (separator == ' ' && c == '\t');
  }

  private static int trimmed(byte[] line, int from, int end) {
    int to = end;
    while (to > from && line[to - 1] == ' ') {
      to--;
    }
    return to;
  }

  private static boolean holdsEscape(byte[] line, int from, int to) {
    for (int i = Eights.quoteOrBackslash(line, from, to); i + 1 < to; i++) {
      if (line[i] == '\\' && line[i + 1] == '"') {
        return true;
      }
    }
    return false;
  }

  private static boolean isKeyByte(byte c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '-'
        || c == '.'
        || c == '['
        || c == ']';
  }
}
