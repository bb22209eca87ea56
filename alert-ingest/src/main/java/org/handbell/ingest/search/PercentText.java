package org.handbell.ingest.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;

/**
 * Percent-decoding (RFC 3986 section 2.1) as browsers mean it: once, as UTF-8, as Windows-1252
 * where it is no UTF-8; an escape that is malformed stands for itself.
 */
public final class PercentText {

  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  private PercentText() {}

  /**
   * Decodes once.
   *
   * @param plusIsSpace true in queries, where {@code +} is a space
   */
  public static String decode(String text, boolean plusIsSpace) {
    String spaced = plusIsSpace && text.indexOf('+') >= 0 ? text.replace('+', ' ') : text;
    int percent = spaced.indexOf('%');
    return percent < 0 ? spaced : decodeEscapes(spaced, percent);
  }

  private static String decodeEscapes(String text, int firstPercent) {
    StringBuilder out = new StringBuilder(text.length()).append(text, 0, firstPercent);
    byte[] run = new byte[(text.length() - firstPercent) / 3 + 1];
    int i = firstPercent;
    while (i < text.length()) {
      int length = 0;
      while (isEscape(text, i)) {
        run[length++] = (byte) (hex(text.charAt(i + 1)) << 4 | hex(text.charAt(i + 2)));
        i += 3;
      }
      if (length > 0) {
        out.append(decodeBytes(run, length));
      } else {
        out.append(text.charAt(i++));
      }
    }
    return out.toString();
  }

  private static String decodeBytes(byte[] bytes, int length) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length)).toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, 0, length, WINDOWS_1252);
    }
  }

  private static boolean isEscape(String text, int i) {
    return i + 2 < text.length()
        && text.charAt(i) == '%'
        && hex(text.charAt(i + 1)) >= 0
        && hex(text.charAt(i + 2)) >= 0;
  }

  /** Not {@link Character#digit}, which also takes the digits of other scripts. */
  private static int hex(char c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    int lower = c | 0x20;
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
  }
}
