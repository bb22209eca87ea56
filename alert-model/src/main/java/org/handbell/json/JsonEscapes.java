package org.handbell.json;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Undoes the escapes of a JSON string. One that JSON does not know stands for the character
 * escaped; half a surrogate pair, which could not be written again, becomes U+FFFD.
 */
final class JsonEscapes {

  /** Longer than nearly every address and search. */
  private static final int MEMORY = 4 << 10;

  /** Each thread undoes escapes in the same memory again and again. */
  private static final ThreadLocal<byte[]> KEPT = ThreadLocal.withInitial(() -> new byte[MEMORY]);

  private final byte[] line;
  private final int to;
  private int at;
  private final byte[] out;
  private int length;

  JsonEscapes(byte[] line, int from, int to) {
    this.line = line;
    this.at = from;
    this.to = to;
    int longest = to - from; // no escape is shorter than what it stands for
    this.out = longest <= MEMORY ? KEPT.get() : new byte[longest];
  }

  String undone() {
    while (at < to) {
      plain();
      if (at < to) {
        escape(line[at++]);
      }
    }
    return new String(out, 0, length, UTF_8);
  }

  /** Takes what stands before the next escape, and passes the backslash. */
  private void plain() {
    int end = at;
    while (end < to && line[end] != '\\') {
      end++;
    }
    System.arraycopy(line, at, out, length, end - at);
    length += end - at;
    at = Math.min(end + 1, to);
  }

  private void escape(byte b) {
    int unit = b == 'u' ? hex() : -1;
    if (unit >= 0) {
      at += 4;
      put(codePoint(unit));
      return;
    }
    out[length++] =
        switch (b) {
          case 'b' -> '\b';
          case 'f' -> '\f';
          case 'n' -> '\n';
          case 'r' -> '\r';
          case 't' -> '\t';
          default -> b;
        };
  }

  private int codePoint(int unit) {
    if (!Character.isSurrogate((char) unit)) {
      return unit;
    }
    if (Character.isHighSurrogate((char) unit)
        && at + 6 <= to
        && line[at] == '\\'
        && line[at + 1] == 'u') {
      at += 2;
      int low = hex();
      if (low >= 0 && Character.isLowSurrogate((char) low)) {
        at += 4;
        return Character.toCodePoint((char) unit, (char) low);
      }
      at -= 2;
    }
    return 0xFFFD;
  }

  /** The four hex digits here, or −1. */
  private int hex() {
    int value = 0;
    for (int i = at; i < at + 4; i++) {
      int digit = i < to ? Character.digit((char) (line[i] & 0x7F), 16) : -1;
      if (digit < 0 || line[i] < 0) {
        return -1;
      }
      value = value << 4 | digit;
    }
    return value;
  }

  private void put(int codePoint) {
    byte[] written = Character.toString(codePoint).getBytes(UTF_8);
    System.arraycopy(written, 0, out, length, written.length);
    length += written.length;
  }
}
