package org.handbell.json;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import org.handbell.text.Eights;

/**
 * A name that stands before values in object after object: written and known again eight bytes at a
 * time.
 */
public final class JsonName {

  private static final int EIGHTS = 3;

  /** So many bytes must there be room for where a name is written. */
  static final int LONGEST = EIGHTS * Long.BYTES;

  private final byte[] bytes;
  private final int quoted;
  private final long first;
  private final long second;
  private final long third;
  private final long maskOfFirst;
  private final long maskOfSecond;
  private final long maskOfThird;

  /**
   * A name in quotes.
   *
   * @param name ASCII, of 21 letters at most, with nothing in it that must be escaped
   */
  public JsonName(String name) {
    bytes = ("\"" + name + "\":").getBytes(US_ASCII);
    if (bytes.length > LONGEST) {
      throw new IllegalArgumentException("too long a name: " + name);
    }
    byte[] padded = Arrays.copyOf(bytes, LONGEST);
    first = Eights.at(padded, 0);
    second = Eights.at(padded, Long.BYTES);
    third = Eights.at(padded, 2 * Long.BYTES);
    quoted = bytes.length - 1;
    maskOfFirst = Eights.firstBytes(quoted);
    maskOfSecond = Eights.firstBytes(quoted - Long.BYTES);
    maskOfThird = Eights.firstBytes(quoted - 2 * Long.BYTES);
  }

  /** How many bytes it takes with its quotes. */
  int quoted() {
    return quoted;
  }

  /** The same with its colon, which nobody may change. */
  byte[] bytes() {
    return bytes;
  }

  /** True where it stands there in its quotes, as this class writes it. */
  boolean isAt(byte[] line, int from, int to) {
    if (from + LONGEST > line.length) {
      int end = from + quoted;
      return end <= to && Arrays.equals(line, from, end, bytes, 0, quoted);
    }
    return ((Eights.at(line, from) ^ first) & maskOfFirst) == 0
        && ((Eights.at(line, from + Long.BYTES) ^ second) & maskOfSecond) == 0
        && ((Eights.at(line, from + 2 * Long.BYTES) ^ third) & maskOfThird) == 0
        && from + quoted <= to;
  }

  /**
   * Writes it with its colon.
   *
   * @return where what follows it stands
   */
  int put(byte[] out, int at) {
    Eights.put(out, at, first);
    Eights.put(out, at + Long.BYTES, second);
    if (quoted >= 2 * Long.BYTES) {
      Eights.put(out, at + 2 * Long.BYTES, third);
    }
    return at + bytes.length;
  }
}
