package org.handbell.ingest.profile;

import org.handbell.ingest.parse.LineBody;
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

  private static final String LEADING_TEXT = "leading text";

  KeyValue(char separator, boolean quotes, boolean escapes) {
    this(separator, '=', quotes, escapes);
  }

  /** Takes one pair, given by its places in the line. */
  interface Pair {
    void take(int keyFrom, int keyTo, int from, int to, boolean escaped);
  }

  @Override
  public @Nullable String read(LineBody body, FieldNames names, Values out) {
    byte[] line = body.bytes();
    leading(line, body.from(), body.to(), names, out);
    boolean found = pairs(line, body.from(), body.to(), into(line, names, out));
    return found ? null : "no key=value at column " + (body.from() + 1);
  }

  /** What stands before the first key, such as a time, counts as {@code leading text}. */
  private void leading(byte[] line, int from, int to, FieldNames names, Values out) {
    int name = names.find(LEADING_TEXT);
    int end = from;
    while (name >= 0 && end < to && line[end] != equals) {
      end++;
    }
    while (end > from && !isSeparator(line[end - 1])) {
      end--;
    }
    if (end > from) {
      out.put(name, Text.of(line, from, end - 1));
    }
  }

  /** Puts the wanted pairs' values. */
  static Pair into(byte[] line, FieldNames names, Values out) {
    return (keyFrom, keyTo, from, to, escaped) -> {
      int name = to > from ? names.find(line, keyFrom, keyTo) : -1;
      if (name >= 0 && !out.has(name)) {
        out.put(name, escaped ? Text.unescaped(line, from, to) : Text.of(line, from, to));
      }
    };
  }

  /** Walks over the pairs of a part of a line. */
  boolean pairs(byte[] line, int from, int to, Pair pair) {
    boolean found = false;
    int at = from;
    while (at < to) {
      at = skipSeparators(line, at, to);
      int keyEnd = keyEnd(line, at, to);
      if (keyEnd < 0) {
        at = found ? nextSeparator(line, at, to) : nextWord(line, at, to);
        continue;
      }
      found = true;
      int value = keyEnd + 1;
      boolean quoted = quotes && value < to && (line[value] == '"' || line[value] == '\'');
      int end = quoted ? closingQuote(line, value + 1, to) : plainEnd(line, value, to);
      int first = quoted ? value + 1 : value;
      int last = quoted ? end : trimmed(line, value, end);
      pair.take(at, keyEnd, first, last, escapes || (quoted && holdsEscape(line, first, last)));
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
    for (int at = from; at < to; at++) {
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

  private int plainEnd(byte[] line, int from, int to) {
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
    for (int i = from; i + 1 < to; i++) {
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
