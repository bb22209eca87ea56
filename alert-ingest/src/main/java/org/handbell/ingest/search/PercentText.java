package org.handbell.ingest.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * Percent-decoding (RFC 3986 section 2.1) as browsers mean it: once, as UTF-8; where it is no
 * UTF-8, several pairs of bytes as Chinese (GB 18030) and anything else as Windows-1252. An escape
 * that is malformed stands for itself.
 */
public final class PercentText {

  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  private static final Charset GB18030 = Charset.forName("GB18030");

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
    String text = decode(bytes, length, UTF_8);
    if (text == null && arePairs(bytes, length)) {
      text = decode(bytes, length, GB18030);
    }
    return text == null ? new String(bytes, 0, length, WINDOWS_1252) : text;
  }

  private static @Nullable String decode(byte[] bytes, int length, Charset charset) {
    try {
      return charset.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  /** No language written in Windows-1252 has four letters with accents side by side. */
  private static boolean arePairs(byte[] bytes, int length) {
    for (int i = 0; i < length; i++) {
      if ((bytes[i] & 0xFF) < 0xA1) {
        return false;
      }
    }
    return length >= 4 && length % 2 == 0;
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
