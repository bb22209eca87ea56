package org.handbell.classifier.normalise;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Takes off the escapes that a text may still wear: percent-encoding, at most twice and only as
 * long as it is valid UTF-8, then the few HTML entities that search boxes leave behind.
 */
final class Unescape {

  private static final int LONGEST_ENTITY = 8;

  private static final Map<String, String> ENTITIES =
      Map.of(
          "amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", " ", "rsquo", "'",
          "lsquo", "'");

  private Unescape() {}

  static MappedText apply(MappedText text) {
    MappedText decoded = text;
    for (int pass = 0; pass < 2 && hasEscape(decoded); pass++) {
      MappedText next = percent(decoded);
      if (next == decoded) {
        break;
      }
      decoded = next;
    }
    return indexOf(decoded, '&', 0) < 0 ? decoded : entities(decoded);
  }

  private static boolean hasEscape(MappedText text) {
    for (int at = indexOf(text, '%', 0); at >= 0; at = indexOf(text, '%', at + 1)) {
      if (octet(text, at) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** The same text when some escapes are no UTF-8: then none of them is trusted. */
  private static MappedText percent(MappedText text) {
    MappedText.Writer out = new MappedText.Writer(text);
    byte[] bytes = new byte[text.length / 3 + 1];
    int at = 0;
    while (at < text.length) {
      int first = at;
      int count = 0;
      for (int octet = octet(text, at); octet >= 0; octet = octet(text, at)) {
        bytes[count++] = (byte) octet;
        at += 3;
      }
      if (count == 0) {
        out.append(text.chars[at], at, at);
        at++;
      } else if (!appendUtf8(out, bytes, count, first)) {
        return text;
      }
    }
    return out.done();
  }

  /** Appends a run of escapes; false when they are not UTF-8. */
  private static boolean appendUtf8(MappedText.Writer out, byte[] bytes, int count, int first) {
    CharBuffer decoded;
    try {
      decoded = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, count));
    } catch (CharacterCodingException e) {
      return false;
    }
    int octet = 0;
    for (int i = 0; i < decoded.length(); i++) {
      char c = decoded.charAt(i);
      int width = c < 0x80 ? 1 : c < 0x800 ? 2 : Character.isSurrogate(c) ? 2 : 3;
      int from = first + 3 * octet;
      out.append(c, from, from + 3 * width - 1);
      octet += width;
    }
    return true;
  }

  private static MappedText entities(MappedText text) {
    MappedText.Writer out = new MappedText.Writer(text);
    int at = 0;
    while (at < text.length) {
      int end = text.chars[at] == '&' ? indexOf(text, ';', at) : -1;
      String meaning = end > 0 && end - at <= LONGEST_ENTITY ? entity(text, at + 1, end) : "";
      if (meaning.isEmpty()) {
        out.append(text.chars[at], at, at);
        at++;
      } else {
        out.append(meaning, at, end);
        at = end + 1;
      }
    }
    return out.done();
  }

  /** What the entity stands for; empty when it is none. */
  private static String entity(MappedText text, int from, int to) {
    String name = new String(text.chars, from, to - from);
    if (!name.startsWith("#") || name.length() < 2) {
      return ENTITIES.getOrDefault(name, "");
    }
    boolean hex = name.charAt(1) == 'x' || name.charAt(1) == 'X';
    try {
      int codePoint = Integer.parseInt(name.substring(hex ? 2 : 1), hex ? 16 : 10);
      return codePoint > 0 && Character.isDefined(codePoint) ? Character.toString(codePoint) : "";
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static int octet(MappedText text, int at) {
    if (at + 2 >= text.length || text.chars[at] != '%') {
      return -1;
    }
    int high = hex(text.chars[at + 1]);
    int low = hex(text.chars[at + 2]);
    return high < 0 || low < 0 ? -1 : (high << 4) | low;
  }

  private static int hex(char c) {
    return c < 0x80 ? Character.digit(c, 16) : -1;
  }

  private static int indexOf(MappedText text, char wanted, int from) {
    for (int i = from; i < text.length; i++) {
      if (text.chars[i] == wanted) {
        return i;
      }
    }
    return -1;
  }
}
