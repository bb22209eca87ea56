package org.handbell.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.handbell.recent.Recent;
import org.handbell.text.Eights;
import org.jspecify.annotations.Nullable;

/**
 * Writes one JSON object after another (RFC 8259, UTF-8) into memory that it keeps; what is null is
 * left out. Texts are copied eight bytes at a time up to what must be escaped. For one thread.
 */
public final class JsonPen {

  private static final int MEMORY = 4 << 10;
  private static final int MOST_MEMORY_KEPT = 1 << 20;
  private static final int LONGEST_ESCAPE = 6;
  private static final int LONGEST_NUMBER = 11;
  private static final byte[] HEX = "0123456789ABCDEF".getBytes(UTF_8);

  private static final int THOUSANDS = 12;

  private final Recent<byte[]> values = new Recent<>(THOUSANDS, this::value);
  private final SameParts parts = new SameParts();
  private byte[] out = new byte[MEMORY];
  private int at;
  private int textLength;

  /** Begins an object that nothing stands before. */
  public void open() {
    room(1);
    out[at++] = '{';
  }

  /** Begins an object within one. */
  public void open(JsonName name) {
    name(name, 1);
    out[at++] = '{';
  }

  /** Ends the object begun last. */
  public void close() {
    end('}');
  }

  private void end(char end) {
    room(2);
    if (out[at - 1] == ',') {
      at--;
    }
    out[at++] = (byte) end;
    out[at++] = ',';
  }

  /** Half a surrogate pair becomes a question mark. */
  public void text(JsonName name, @Nullable String text) {
    if (text != null) {
      name(name, 0);
      var unused = quoted(text.getBytes(UTF_8), false);
    }
  }

  /** The same of a text that stands in object after object. */
  public void repeated(JsonName name, @Nullable String text) {
    if (text != null) {
      name(name, 0);
      repeated(text);
    }
  }

  private void repeated(String text) {
    put(values.of(text));
  }

  /** The text in its quotes, with a comma. */
  private byte[] value(String text) {
    int before = at;
    var unused = quoted(text.getBytes(UTF_8), false);
    byte[] value = Arrays.copyOfRange(out, before, at);
    at = before;
    return value;
  }

  /**
   * Writes bytes as a text, each one as a character.
   *
   * @return false, and nothing is written, where one of them is no ASCII
   */
  public boolean ascii(JsonName name, byte[] text) {
    int before = at;
    name(name, 0);
    if (!quoted(text, true)) {
      at = before;
      return false;
    }
    return true;
  }

  /**
   * Writes a part that is the very same in object after object.
   *
   * @param part never changes, and is always written by the same writer
   */
  public <T> void repeated(T part, BiConsumer<? super T, JsonPen> writer) {
    byte[] known = parts.find(part);
    if (known != null) {
      put(known);
      return;
    }
    int before = at;
    writer.accept(part, this);
    parts.take(part, out, before, at);
  }

  public void number(JsonName name, int number) {
    name(name, LONGEST_NUMBER + 1);
    if (number < 0 || number > 9) {
      copy(Integer.toString(number).getBytes(UTF_8));
    } else {
      out[at++] = (byte) ('0' + number);
    }
    out[at++] = ',';
  }

  /** Where in the object what is written next will stand. */
  public int place() {
    return at;
  }

  /** Writes a number before what has been written since that place. */
  public void numberBefore(int place, JsonName name, int number) {
    byte[] digits = Integer.toString(number).getBytes(UTF_8);
    int width = name.bytes().length + digits.length + 1;
    room(width);
    System.arraycopy(out, place, out, place + width, at - place);
    int end = at + width;
    at = place;
    copy(name.bytes());
    copy(digits);
    out[at] = ',';
    at = end;
  }

  /** How many bytes the text written last takes between its quotes. */
  public int textLength() {
    return textLength;
  }

  /**
   * Writes as a text what stands there already, between the quotes of another.
   *
   * @param from a {@link #place} in the object
   */
  public void copied(JsonName name, int from, int to) {
    int length = to - from;
    name(name, length + 3);
    out[at++] = '"';
    System.arraycopy(out, from, out, at, length);
    at += length;
    out[at++] = '"';
    out[at++] = ',';
  }

  /** Where the text written last begins, behind its quote. */
  public int textPlace() {
    return at - textLength - 2;
  }

  /** Writes {@code true}. */
  public void flag(JsonName name) {
    name(name, 5);
    copy(TRUE);
    out[at++] = ',';
  }

  private static final byte[] TRUE = "true".getBytes(UTF_8);

  /** Texts each of which stands in object after object. */
  public void texts(JsonName name, List<String> texts) {
    name(name, 1);
    out[at++] = '[';
    texts.forEach(this::repeated);
    end(']');
  }

  /** Everything written since this was last asked for, all objects being ended. */
  public byte[] bytes() {
    byte[] written = Arrays.copyOf(out, at - 1); // without the comma
    clear();
    return written;
  }

  /** Forgets what was written. */
  public void clear() {
    at = 0;
    if (out.length > MOST_MEMORY_KEPT) {
      out = new byte[MEMORY];
    }
  }

  private void name(JsonName name, int more) {
    room(JsonName.LONGEST + more);
    at = name.put(out, at);
  }

  private void put(byte[] written) {
    room(written.length);
    copy(written);
  }

  private void copy(byte[] bytes) {
    System.arraycopy(bytes, 0, out, at, bytes.length);
    at += bytes.length;
  }

  private void room(int bytes) {
    if (out.length - at < bytes) {
      out = Arrays.copyOf(out, Math.max(2 * out.length, at + bytes));
    }
  }

  /** False where only ASCII is wanted and it is something else. */
  private boolean quoted(byte[] text, boolean onlyAscii) {
    roomFor(text.length);
    out[at++] = '"';
    int start = at;
    long seen = 0;
    int i = 0;
    for (; i + Long.BYTES <= text.length; i += Long.BYTES) {
      long eight = Eights.at(text, i);
      seen |= eight;
      if (Eights.controls(eight) == 0) {
        putEscaped(eight);
      } else {
        putEach(text, i, i + Long.BYTES);
      }
    }
    for (int rest = i; rest < text.length; rest++) {
      seen |= text[rest];
    }
    putEach(text, i, text.length);
    textLength = at - start;
    out[at++] = '"';
    out[at++] = ',';
    return !onlyAscii || Eights.highs(seen) == 0;
  }

  /** Behind each backslash all that is left of the eight is written once more. */
  private void putEscaped(long eight) {
    int to = at;
    Eights.put(out, to, eight);
    for (long found = Eights.quotesAndBackslashes(eight); found != 0; found &= found - 1) {
      int place = Eights.first(found);
      out[to + place] = '\\';
      to++;
      Eights.put(out, to + place, eight >>> (place << 3));
    }
    at = to + Long.BYTES;
  }

  private void putEach(byte[] text, int from, int to) {
    for (int i = from; i < to; i++) {
      byte b = text[i];
      if (b < 0 || (b >= ' ' && b != '"' && b != '\\')) {
        out[at++] = b;
      } else {
        escape(b, text.length - i);
      }
    }
  }

  /** For so many bytes, each of them a quote at worst, and for one worse than that. */
  private void roomFor(int bytes) {
    room(2 * bytes + LONGEST_ESCAPE + 3 + Long.BYTES);
  }

  private void escape(byte b, int rest) {
    out[at++] = '\\';
    if (b == '"' || b == '\\') {
      out[at++] = b;
    } else {
      escapeControl(b);
      roomFor(rest);
    }
  }

  private void escapeControl(byte b) {
    switch (b) {
      case '\b' -> out[at++] = 'b';
      case '\f' -> out[at++] = 'f';
      case '\n' -> out[at++] = 'n';
      case '\r' -> out[at++] = 'r';
      case '\t' -> out[at++] = 't';
      default -> {
        out[at++] = 'u';
        out[at++] = '0';
        out[at++] = '0';
        out[at++] = HEX[b >> 4];
        out[at++] = HEX[b & 0xF];
      }
    }
  }
}
