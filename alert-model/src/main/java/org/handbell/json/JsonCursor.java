package org.handbell.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.handbell.recent.RecentTexts;
import org.handbell.recent.WrittenNames;
import org.handbell.text.Eights;
import org.jspecify.annotations.Nullable;

/**
 * Walks over a JSON text (RFC 8259) in a line's bytes, making text only of what is asked for. Names
 * are never kept: user names and categories are names here, and a table of all of them is what
 * slows other parsers down. Like filters it is lenient within values: control bytes, bytes that are
 * no UTF-8, needless escapes and numbers such as NaN pass.
 */
public sealed class JsonCursor permits OrderedCursor {

  private static final int DEEPEST = 64;

  /** A number of no more digits is an int. */
  private static final int SURE_DIGITS = 9;

  private static final KnownNames WORDS =
      new KnownNames("true", "false", "null", "nan", "infinity", "+infinity", "inf", "+inf");

  private static final RecentTexts RECENT =
      new RecentTexts((line, from, to) -> new String(line, from, to - from, UTF_8));
  private static final RecentTexts RECENT_ESCAPED =
      new RecentTexts((line, from, to) -> new JsonEscapes(line, from, to).undone());

  final byte[] line;
  final int to;
  int at;
  private int depth;

  /** True between the opening of an object or array and its first part. */
  boolean fresh;

  /** True where the string just passed has escapes. */
  boolean escaped;

  private int nameFrom;
  private int nameTo;
  private boolean nameEscaped;

  public JsonCursor(byte[] line, int from, int to) {
    this.line = line;
    this.at = from;
    this.to = to;
  }

  private int peek() {
    return at < to ? line[at] : -1;
  }

  int peekPastBlanks() {
    while (at < to && (line[at] == ' ' || (line[at] >= '\t' && line[at] <= '\r'))) {
      at++;
    }
    return peek();
  }

  JsonFault fault() {
    return new JsonFault("not JSON", at);
  }

  void expect(char wanted) throws JsonFault {
    if (peekPastBlanks() != wanted) {
      throw fault();
    }
    at++;
  }

  /** Steps into the object that stands here, if one does. */
  public boolean enterObject() throws JsonFault {
    return enter('{');
  }

  /** Steps into the array that stands here, if one does. */
  public boolean enterArray() throws JsonFault {
    return enter('[');
  }

  private boolean enter(char open) throws JsonFault {
    if (peekPastBlanks() != open) {
      return false;
    }
    if (++depth > DEEPEST) {
      throw new JsonFault("JSON nested too deeply", at);
    }
    at++;
    fresh = true;
    return true;
  }

  /** Steps to the value of the next name, or out of the object. */
  public boolean nextName() throws JsonFault {
    if (!next('}')) {
      return false;
    }
    passName();
    return true;
  }

  private void passName() throws JsonFault {
    expect('"');
    nameFrom = at;
    skipString();
    nameTo = at - 1;
    nameEscaped = escaped;
    expect(':');
  }

  /**
   * Steps to the value of the next name, which one of these may be, or out of the object. In an
   * object like those before it a name is guessed by the one in front.
   *
   * @param before the name passed before; the start where it is the first
   * @return the name, or null at the object's end
   */
  public WrittenNames.@Nullable Name<String> nextName(
      KnownNames known, WrittenNames.Name<String> before) throws JsonFault {
    if (!next('}')) {
      return null;
    }
    WrittenNames.Name<String> guess = before.next();
    if (guess != null && passes(guess)) {
      return guess;
    }
    passName();
    WrittenNames.Name<String> name = known.written(line, nameFrom, nameTo);
    if (!nameEscaped) {
      before.followedBy(name);
    }
    return name;
  }

  /** Passes over the name and its colon where it stands here with nothing between. */
  private boolean passes(WrittenNames.Name<?> name) {
    int colon = at + name.length() + 2;
    if (colon >= to
        || line[at] != '"'
        || line[colon] != ':'
        || !name.stands(line, at + 1, to, '"')) {
      return false;
    }
    nameFrom = at + 1;
    nameTo = colon - 1;
    nameEscaped = false;
    at = colon + 1;
    return true;
  }

  /** Steps to the next element, or out of the array. */
  public boolean nextElement() throws JsonFault {
    return next(']');
  }

  private boolean next(char close) throws JsonFault {
    int c = peekPastBlanks();
    if (c == close) {
      leave();
      return false;
    }
    if (!fresh) {
      expect(',');
    }
    fresh = false;
    return true;
  }

  void leave() {
    at++;
    depth--;
    fresh = false;
  }

  /** The name just passed, if it is one of these; else an empty text. */
  public String name(KnownNames known) {
    return known.find(line, nameFrom, nameTo);
  }

  /** The name just passed. */
  public String name() {
    return string(nameFrom, nameTo, nameEscaped);
  }

  /** The text of a single value; null for blank ones, for null and for anything with parts. */
  public @Nullable String text() throws JsonFault {
    int c = peekPastBlanks();
    if (c == '{' || c == '[') {
      skip();
      return null;
    }
    int from = at;
    skip();
    String text = c == '"' ? string(from + 1, at - 1, escaped) : RECENT.text(line, from, at);
    return text.isBlank() || (c == 'n' && text.equalsIgnoreCase("null")) ? null : text;
  }

  /** What is made of a single value where it stands, without quotes, or nothing. */
  @FunctionalInterface
  public interface Part<T> {
    @Nullable T of(byte[] line, int from, int to);
  }

  /**
   * What the part makes of the single value here, escapes and all; null for anything with parts.
   */
  public <T> @Nullable T single(Part<T> part) throws JsonFault {
    int c = peekPastBlanks();
    int from = at;
    skip();
    if (c == '{' || c == '[') {
      return null;
    }
    int quote = c == '"' ? 1 : 0;
    return part.of(line, from + quote, at - quote);
  }

  /** The text in quotes that stands here, whatever it says. */
  public String string() throws JsonFault {
    int from = passString();
    int end = at - 1;
    return escaped
        ? new JsonEscapes(line, from, end).undone()
        : new String(line, from, end - from, UTF_8);
  }

  /** The same of a text that stands in line after line. */
  public String repeated() throws JsonFault {
    int from = passString();
    return string(from, at - 1, escaped);
  }

  int passString() throws JsonFault {
    expect('"');
    int from = at;
    skipString();
    return from;
  }

  /** The whole number that stands here. */
  public int number() throws JsonFault {
    peekPastBlanks();
    int from = at;
    int value = 0;
    while (at < to && at - from < SURE_DIGITS && line[at] >= '0' && line[at] <= '9') {
      value = 10 * value + line[at++] - '0';
    }
    return at > from && (at == to || !isWordByte(line[at])) ? value : otherNumber(from);
  }

  private int otherNumber(int from) throws JsonFault {
    at = from;
    int c = peek();
    if (c == '-' || (c >= '0' && c <= '9')) {
      skipWord();
      try {
        return Integer.parseInt(RECENT.text(line, from, at));
      } catch (NumberFormatException e) {
        at = from;
      }
    }
    throw fault();
  }

  /** True for {@code true} and 1, false for any other single value, null for none. */
  public @Nullable Boolean flag() throws JsonFault {
    int c = peekPastBlanks();
    if (c == 't' || c == 'f') {
      skip();
      return c == 't';
    }
    String text = text();
    return text == null ? null : text.equals("true") || text.equals("1");
  }

  /** Passes over the value that stands here, whatever it is. */
  public void skip() throws JsonFault {
    int c = peekPastBlanks();
    if (c == '"') {
      at++;
      skipString();
    } else if (enterObject()) {
      while (nextName()) {
        skip();
      }
    } else if (enterArray()) {
      while (nextElement()) {
        skip();
      }
    } else {
      skipWord();
    }
    fresh = false;
  }

  /** Makes sure that nothing follows. */
  public void end() throws JsonFault {
    if (peekPastBlanks() != -1 || at < to) {
      throw fault();
    }
  }

  void skipString() throws JsonFault {
    boolean anyEscape = false;
    int end = Eights.quoteOrBackslash(line, at, to);
    while (end < to && line[end] == '\\') {
      anyEscape = true;
      end = Eights.quoteOrBackslash(line, Math.min(end + 2, to), to);
    }
    escaped = anyEscape;
    if (end >= to) {
      at = to;
      throw fault();
    }
    at = end + 1;
  }

  /** A number, {@code true}, {@code false}, {@code null}, or a number that is none. */
  private void skipWord() throws JsonFault {
    int from = at;
    while (at < to && isWordByte(line[at])) {
      at++;
    }
    if (!isWord(from)) {
      at = from;
      throw fault();
    }
  }

  private static boolean isWordByte(byte b) {
    return (b >= '0' && b <= '9')
        || ((b | 0x20) >= 'a' && (b | 0x20) <= 'z')
        || b == '.'
        || b == '-'
        || b == '+';
  }

  private boolean isWord(int from) {
    int first = from < at ? line[from] : -1;
    if (first == '-' || (first >= '0' && first <= '9')) {
      return true;
    }
    return !WORDS.find(line, from, at).isEmpty();
  }

  private String string(int from, int end, boolean withEscapes) {
    return (withEscapes ? RECENT_ESCAPED : RECENT).text(line, from, end);
  }
}
