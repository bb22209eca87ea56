package org.handbell.ingest.profile;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.List;
import org.handbell.ingest.parse.LineBody;
import org.jspecify.annotations.Nullable;

/**
 * The header of a CEF or LEEF message: parts between bars, which a backslash may escape.
 *
 * @param parts without the mark, {@code CEF:0} being the part {@code 0}
 * @param end where what follows begins
 */
record Header(List<String> parts, int end) {

  private static final int FURTHEST = 300;

  /** The header with so many parts, or null where none stands in the message. */
  static @Nullable Header find(LineBody body, String mark, int count) {
    byte[] line = body.bytes();
    int start = start(body, mark);
    if (start < 0) {
      return null;
    }
    List<String> parts = new ArrayList<>(count);
    int from = start;
    int at = start;
    while (at < body.to() && parts.size() < count) {
      if (line[at] == '\\') {
        at++;
      } else if (line[at] == '|') {
        parts.add(Text.unescaped(line, from, at).strip());
        from = at + 1;
      }
      at++;
    }
    return parts.size() < count ? null : new Header(parts, from);
  }

  /** After the mark; a syslog relay may have taken it for a tag and eaten it. */
  private static int start(LineBody body, String mark) {
    byte[] line = body.bytes();
    byte[] wanted = mark.getBytes(US_ASCII);
    int from = body.from();
    if (from + 1 < body.to() && line[from + 1] == '|' && line[from] >= '0' && line[from] <= '9') {
      return from;
    }
    int last = Math.min(body.to() - wanted.length, from + FURTHEST);
    for (int at = from; at <= last; at++) {
      if (stands(line, at, wanted)) {
        return at + wanted.length;
      }
    }
    return -1;
  }

  private static boolean stands(byte[] line, int at, byte[] wanted) {
    for (int i = 0; i < wanted.length; i++) {
      if (line[at + i] != wanted[i]) {
        return false;
      }
    }
    return true;
  }
}
