package org.handbell.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
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
  private static final byte[] HEX = "0123456789ABCDEF".getBytes(UTF_8);

  private byte[] out = new byte[MEMORY];
  private int at;

  /** What stands before a value. */
  public static final class Name {

    private final byte[] bytes;

    /**
     * A name in quotes.
     *
     * @param name has nothing in it that must be escaped
     */
    public Name(String name) {
      bytes = ("\"" + name + "\":").getBytes(UTF_8);
    }
  }

  /** Begins an object that nothing stands before. */
  public void open() {
    room(1);
    out[at++] = '{';
  }

  /** Begins an object within one. */
  public void open(Name name) {
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
  public void text(Name name, @Nullable String text) {
    if (text != null) {
      name(name, 0);
      var unused = quoted(text.getBytes(UTF_8), false);
    }
  }

  /**
   * Writes bytes as a text, each one as a character.
   *
   * @return false, and nothing is written, where one of them is no ASCII
   */
  public boolean ascii(Name name, byte[] text) {
    int before = at;
    name(name, 0);
    if (!quoted(text, true)) {
      at = before;
      return false;
    }
    return true;
  }

  public void number(Name name, int number) {
    byte[] digits = Integer.toString(number).getBytes(UTF_8);
    name(name, digits.length + 1);
    copy(digits);
    out[at++] = ',';
  }

  /** Writes {@code true}. */
  public void flag(Name name) {
    name(name, 5);
    copy(TRUE);
    out[at++] = ',';
  }

  private static final byte[] TRUE = "true".getBytes(UTF_8);

  public void texts(Name name, List<String> texts) {
    name(name, 1);
    out[at++] = '[';
    for (String text : texts) {
      var unused = quoted(text.getBytes(UTF_8), false);
    }
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

  private void name(Name name, int more) {
    room(name.bytes.length + more);
    copy(name.bytes);
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

  private boolean quoted(byte[] text, boolean onlyAscii) {
    room(text.length + 3 + Long.BYTES);
    out[at++] = '"';
    int from = plain(text, 0, onlyAscii);
    while (from < text.length) {
      if (text[from] < 0) {
        return false;
      }
      room(text.length - from + LONGEST_ESCAPE + 2 + Long.BYTES);
      escape(text[from]);
      from = plain(text, from + 1, onlyAscii);
    }
    out[at++] = '"';
    out[at++] = ',';
    return true;
  }

  /**
   * Copies what needs no escape, for which there is room, and for seven bytes more.
   *
   * @return where the first byte stands that was not copied
   */
  private int plain(byte[] text, int from, boolean onlyAscii) {
    byte[] to = out;
    int i = from;
    int shift = at - from;
    for (; i + Long.BYTES <= text.length; i += Long.BYTES) {
      long eight = Eights.at(text, i);
      Eights.put(to, i + shift, eight);
      long special = Eights.special(eight) | (onlyAscii ? Eights.highs(eight) : 0);
      if (special != 0) {
        i += Eights.first(special);
        at = i + shift;
        return i;
      }
    }
    while (i < text.length && isPlain(text[i], onlyAscii)) {
      to[i + shift] = text[i];
      i++;
    }
    at = i + shift;
    return i;
  }

  private static boolean isPlain(byte b, boolean onlyAscii) {
    return b < 0 ? !onlyAscii : b >= ' ' && b != '"' && b != '\\';
  }

  private void escape(byte b) {
    out[at++] = '\\';
    switch (b) {
      case '"', '\\' -> out[at++] = b;
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
