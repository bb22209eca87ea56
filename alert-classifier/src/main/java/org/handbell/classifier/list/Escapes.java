package org.handbell.classifier.list;

import java.nio.charset.StandardCharsets;

/**
 * Percent-encoding made the same: everything is decoded until nothing is left to decode, and then
 * only encoded where it must be. A text that needs nothing stays as it is.
 */
final class Escapes {

  private Escapes() {}

  /**
   * The one form of a path or query.
   *
   * @param reserved signs that would mean something else if they stood there plainly
   */
  static String canonical(String text, String reserved) {
    return isPlain(text) ? text : encode(decode(text.getBytes(StandardCharsets.UTF_8)), reserved);
  }

  /** Decoded once; for a host, of which nothing may be left encoded. */
  static String decoded(String host) {
    return host.indexOf('%') < 0
        ? host
        : new String(decode(host.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= ' ' || c >= 0x7f || c == '%') {
        return false;
      }
    }
    return true;
  }

  /**
   * Decodes what decoding brings forth, too ({@code %2541}), in one pass: what has just been
   * written may be the end of another escape.
   */
  private static byte[] decode(byte[] bytes) {
    byte[] out = new byte[bytes.length];
    int length = 0;
    for (byte octet : bytes) {
      out[length++] = octet;
      int decoded = ending(out, length);
      while (decoded >= 0) {
        length -= 2;
        out[length - 1] = (byte) decoded;
        decoded = ending(out, length);
      }
    }
    byte[] exact = new byte[length];
    System.arraycopy(out, 0, exact, 0, length);
    return exact;
  }

  private static int ending(byte[] out, int length) {
    if (length < 3 || out[length - 3] != '%') {
      return -1;
    }
    int high = Character.digit(out[length - 2], 16);
    int low = Character.digit(out[length - 1], 16);
    return high < 0 || low < 0 ? -1 : (high << 4) | low;
  }

  private static String encode(byte[] bytes, String reserved) {
    StringBuilder out = new StringBuilder(bytes.length + 16);
    for (byte octet : bytes) {
      int value = octet & 0xff;
      if (value <= ' ' || value >= 0x7f || value == '%' || reserved.indexOf(value) >= 0) {
        out.append('%').append(hex(value >> 4)).append(hex(value & 15));
      } else {
        out.append((char) value);
      }
    }
    return out.toString();
  }

  private static char hex(int nibble) {
    return "0123456789ABCDEF".charAt(nibble);
  }
}
