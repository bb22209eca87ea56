package org.handbell.classifier.normalise;

import com.ibm.icu.text.Normalizer2;

/**
 * View V1: escapes off, compatibility forms and case folded, invisible characters gone (Unicode
 * NFKC_Casefold), every kind of apostrophe made one. Plain ASCII takes a short cut.
 */
final class Fold {

  private static final Normalizer2 NFKC_CASEFOLD = Normalizer2.getNFKCCasefoldInstance();

  private Fold() {}

  static MappedText apply(String text) {
    boolean ascii = true;
    boolean escaped = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      ascii &= c < 0x80;
      escaped |= c == '%' || c == '&';
    }
    MappedText mapped = MappedText.identity(text);
    if (escaped) {
      mapped = Unescape.apply(mapped);
      ascii = isAscii(mapped);
    }
    return ascii ? lowerCase(mapped) : caseFold(mapped);
  }

  private static boolean isAscii(MappedText text) {
    for (int i = 0; i < text.length; i++) {
      if (text.chars[i] >= 0x80) {
        return false;
      }
    }
    return true;
  }

  /** In place: ASCII keeps its length. */
  private static MappedText lowerCase(MappedText text) {
    char[] chars = text.chars;
    for (int i = 0; i < text.length; i++) {
      char c = chars[i];
      if (c >= 'A' && c <= 'Z') {
        chars[i] = (char) (c + ('a' - 'A'));
      } else if (c == '`') {
        chars[i] = '\'';
      }
    }
    return text;
  }

  /** Piece by piece between normalisation boundaries, so that offsets stay known. */
  private static MappedText caseFold(MappedText text) {
    MappedText.Writer out = new MappedText.Writer(text);
    StringBuilder piece = new StringBuilder();
    int at = 0;
    while (at < text.length) {
      int end = next(text, at);
      while (end < text.length && !NFKC_CASEFOLD.hasBoundaryBefore(codePoint(text, end))) {
        end = next(text, end);
      }
      piece.setLength(0);
      for (int i = at; i < end; i++) {
        piece.append(isApostrophe(text.chars[i]) ? '\'' : text.chars[i]);
      }
      out.append(NFKC_CASEFOLD.normalize(piece), at, end - 1);
      at = end;
    }
    return out.done();
  }

  private static boolean isApostrophe(char c) {
    return switch (c) {
      case '`', '\u00b4', '\u02bc', '\u2018', '\u2019', '\u201b', '\u2032' -> true;
      default -> false;
    };
  }

  private static int codePoint(MappedText text, int at) {
    return Character.codePointAt(text.chars, at, text.length);
  }

  private static int next(MappedText text, int at) {
    return at + Character.charCount(codePoint(text, at));
  }
}
