package org.handbell.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/** Text as it was before a log's writer escaped it. */
final class EscapedText {

  private EscapedText() {}

  /** Decodes {@code Road%20Warrior}; text that is not percent-encoded UTF-8 stays as it is. */
  static String percentDecoded(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    byte[] in = text.getBytes(UTF_8);
    ByteBuffer out = ByteBuffer.allocate(in.length);
    for (int i = 0; i < in.length; i++) {
      if (in[i] != '%') {
        out.put(in[i]);
        continue;
      }
      int high = i + 2 < in.length ? Character.digit(in[i + 1], 16) : -1;
      int low = high < 0 ? -1 : Character.digit(in[i + 2], 16);
      if (low < 0 || high * 16 + low < ' ') {
        return text;
      }
      out.put((byte) (high * 16 + low));
      i += 2;
    }
    try {
      return UTF_8.newDecoder().decode(out.flip()).toString();
    } catch (CharacterCodingException e) {
      return text;
    }
  }

  /** Decodes the five entities of XML and those by number; others stay as they are. */
  static String entitiesDecoded(String text) {
    int from = text.indexOf('&');
    if (from < 0 || text.indexOf(';', from) < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    int done = 0;
    while (from >= 0) {
      int end = text.indexOf(';', from);
      int character = end < 0 ? -1 : character(text.substring(from + 1, end));
      if (character >= 0) {
        out.append(text, done, from).appendCodePoint(character);
        done = end + 1;
      }
      from = text.indexOf('&', from + 1);
    }
    return out.append(text, done, text.length()).toString();
  }

  private static int character(String entity) {
    return switch (entity) {
      case "amp" -> '&';
      case "lt" -> '<';
      case "gt" -> '>';
      case "quot" -> '"';
      case "apos" -> '\'';
      default -> byNumber(entity);
    };
  }

  private static int byNumber(String entity) {
    if (!entity.startsWith("#") || entity.length() > 7) {
      return -1;
    }
    boolean hex = entity.startsWith("#x") || entity.startsWith("#X");
    try {
      int number = Integer.parseInt(entity.substring(hex ? 2 : 1), hex ? 16 : 10);
      boolean printable = number >= ' ' && Character.isDefined(number);
      return printable && !(number >= 0xD800 && number <= 0xDFFF) ? number : -1;
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
