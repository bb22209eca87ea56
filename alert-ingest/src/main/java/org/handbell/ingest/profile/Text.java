package org.handbell.ingest.profile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import org.handbell.recent.RecentTexts;

/** Makes text of a part of a line: UTF-8, or Windows-1252 where it is no UTF-8. */
final class Text {

  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final RecentTexts RECENT = new RecentTexts(Text::decoded);

  private Text() {}

  static String of(byte[] line, int from, int to) {
    return RECENT.text(line, from, to);
  }

  private static String decoded(byte[] line, int from, int to) {
    String text = new String(line, from, to - from, UTF_8);
    return text.indexOf('\uFFFD') < 0 ? text : new String(line, from, to - from, WINDOWS);
  }

  /** With {@code \"}, {@code \=}, {@code \|} and {@code \\} taken for what they stand for. */
  static String unescaped(byte[] line, int from, int to) {
    String text = of(line, from, to);
    if (text.indexOf('\\') < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean escape = c == '\\' && i + 1 < text.length();
      char next = escape ? text.charAt(i + 1) : c;
      if (escape && "\"=|\\'nr".indexOf(next) >= 0) {
        out.append(next == 'n' ? '\n' : next == 'r' ? '\r' : next);
        i++;
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }
}
