package org.handbell.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * Walks over JSON whose names are known, and mostly stand in the order in which they are asked for:
 *
 * <pre>{@code
 * in.enter();
 * while (in.more()) {
 *   a = in.at(A) ? in.number() : a;
 *   b = in.at(B) ? in.string() : b;
 * }
 * }</pre>
 *
 * One round reads an object in that order; any other order takes more of them. What nobody asks for
 * in a whole round is passed over.
 */
public final class OrderedCursor extends JsonCursor {

  private static final byte[] END_OF_ALL = {'"', '}', '}'};

  /** True where a name stands here that nobody has taken. */
  private boolean named;

  /** Where the name stands that a whole round is asked about. */
  private int asked = -1;

  /** True where something else stood in an object's place. */
  private boolean noObject;

  public OrderedCursor(byte[] line) {
    super(line, 0, line.length);
  }

  /** What makes something of the bytes of a text. */
  @FunctionalInterface
  public interface Maker<T> {
    T make(byte[] line, int from, int to);
  }

  /** Steps into the object that stands here; anything else counts as one that is empty. */
  public void enter() throws JsonFault {
    if (!enterObject()) {
      skip();
      noObject = true;
    }
  }

  /** Steps to the value of the next name if that is this one. */
  public boolean at(JsonName name) throws JsonFault {
    if ((!named && !toName()) || !name.isAt(line, at, to)) {
      return false;
    }
    at += name.quoted();
    expect(':');
    named = false;
    return true;
  }

  private boolean toName() throws JsonFault {
    int c = peekPastBlanks();
    if (c == '}') {
      return false;
    }
    if (!fresh) {
      expect(',');
      c = peekPastBlanks();
    }
    if (c != '"') {
      throw fault();
    }
    fresh = false;
    named = true;
    return true;
  }

  /** True where another round is needed; else this has stepped out of the object. */
  public boolean more() throws JsonFault {
    if (noObject) {
      noObject = false;
      return false;
    }
    while (named || toName()) {
      if (asked != at) {
        asked = at;
        return true;
      }
      skipNamed();
    }
    leave();
    return false;
  }

  /** Passes over the name that stands here and its value. */
  private void skipNamed() throws JsonFault {
    named = false;
    at++;
    skipString();
    expect(':');
    skip();
  }

  /** Where the value that comes now begins, or what stands behind the last one. */
  public int place() {
    peekPastBlanks();
    return at;
  }

  /** Goes on behind a value of which it is known that it ends there. */
  void jump(int end) {
    at = end;
    fresh = false;
  }

  /** The whole number that stands here, or where something else does, the other one. */
  public int number(int other) throws JsonFault {
    int from = place();
    try {
      return number();
    } catch (JsonFault e) {
      at = from;
      skip();
      return other;
    }
  }

  /** What is made of the text that stands here. */
  public <T> T made(Maker<T> maker) throws JsonFault {
    int from = passString();
    if (!escaped) {
      return maker.make(line, from, at - 1);
    }
    byte[] undone = new JsonEscapes(line, from, at - 1).undone().getBytes(UTF_8);
    return maker.make(undone, 0, undone.length);
  }

  /**
   * Passes over the text that stands here, if the same stands from another place on.
   *
   * @param end where what stands there ends at the latest
   * @return where it ends, or −1: then it is still to be read
   */
  public int along(int from, int end) throws JsonFault {
    int start = place();
    int text = passString();
    int same = from + at - 1 - text;
    if (!escaped && same <= end && Arrays.equals(line, from, same, line, text, at - 1)) {
      return same;
    }
    at = start;
    return -1;
  }

  /**
   * Passes over the text in quotes that stands here; what it says is made when asked for.
   *
   * @param length so many bytes it is said to take between its quotes, where it is the last value
   *     of an object that is the last of the whole; that is believed only where just such an end
   *     stands there
   */
  public Supplier<String> later(int length) throws JsonFault {
    int from = place();
    if (endsAll(from, length)) {
      jump(from + length + 2);
    } else {
      passString();
    }
    byte[] text = line;
    int end = at;
    return () -> textAt(text, from, end);
  }

  private boolean endsAll(int from, int length) {
    int end = to - END_OF_ALL.length;
    if (length < 0
        || from + 1 != end - length
        || line[from] != '"'
        || !Arrays.equals(line, end, to, END_OF_ALL, 0, END_OF_ALL.length)) {
      return false;
    }
    int backslashes = 0;
    while (line[end - 1 - backslashes] == '\\') {
      backslashes++;
    }
    return backslashes % 2 == 0;
  }

  private static String textAt(byte[] line, int from, int to) {
    try {
      return new JsonCursor(line, from, to).string();
    } catch (JsonFault e) {
      throw new UncheckedIOException("it was passed over as a text and is none", e);
    }
  }
}
