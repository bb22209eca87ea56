package org.handbell.ingest.profile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.handbell.ingest.parse.LineBody;
import org.jspecify.annotations.Nullable;

/** Reads the Log Event Extended Format, 1.0 and 2.0, whose pairs tabs or other marks part. */
final class Leef implements Engine {

  @Override
  public @Nullable String read(LineBody body, FieldNames names, Values out) {
    Header header = Header.find(body, "LEEF:", 5);
    if (header == null) {
      return "no LEEF header at column " + (body.from() + 1);
    }
    out.put(names, "vendor", header.parts().get(1));
    out.put(names, "product", header.parts().get(2));
    out.put(names, "signature", header.parts().get(4));
    byte[] line = body.bytes();
    int from = header.end();
    char separator = '\t';
    int bar = header.parts().get(0).startsWith("2") ? bar(line, from, body.to()) : -1;
    if (bar >= 0) {
      separator = separator(Text.of(line, from, bar).strip());
      from = bar + 1;
    } else if (barsPart(line, from, body.to())) {
      separator = '|';
    }
    pairs(
        separator == '\t' ? withTabs(line, from, body.to()) : line,
        from,
        body.to(),
        separator,
        names,
        out);
    return null;
  }

  private static void pairs(
      byte[] line, int from, int to, char separator, FieldNames names, Values out) {
    new KeyValue(separator, false, false).pairs(line, from, to, names, out.pairsOf(line));
  }

  /** PAN-OS parts the pairs of LEEF 1.0 by bars instead of tabs. */
  private static boolean barsPart(byte[] line, int from, int to) {
    boolean bars = false;
    for (int i = from; i < to; i++) {
      if (line[i] == '\t' || line[i] == '#') {
        return false;
      }
      bars |= line[i] == '|';
    }
    return bars;
  }

  /** The bar after the separator, which some products leave out with its bar. */
  private static int bar(byte[] line, int from, int to) {
    for (int i = from; i < to && i <= from + 5; i++) {
      if (line[i] == '|') {
        return i;
      }
    }
    return -1;
  }

  private static char separator(String text) {
    int hex = text.startsWith("0x") ? 2 : text.startsWith("x") && text.length() > 1 ? 1 : -1;
    if (hex >= 0) {
      try {
        return (char) Integer.parseInt(text.substring(hex), 16);
      } catch (NumberFormatException e) { // a separator that means itself
        return text.charAt(0);
      }
    }
    return text.isEmpty() || text.equals("#011") ? '\t' : text.charAt(0);
  }

  /** A relay may have written each tab as {@code #011}: blanks and a tab keep every place. */
  private static byte[] withTabs(byte[] line, int from, int to) {
    byte[] escaped = "#011".getBytes(ISO_8859_1);
    byte[] out = line;
    for (int i = from; i + 3 < to; i++) {
      if (line[i] == escaped[0]
          && line[i + 1] == escaped[1]
          && line[i + 2] == escaped[2]
          && line[i + 3] == escaped[3]) {
        out = out == line ? line.clone() : out;
        out[i] = ' ';
        out[i + 1] = ' ';
        out[i + 2] = ' ';
        out[i + 3] = '\t';
      }
    }
    return out;
  }
}
