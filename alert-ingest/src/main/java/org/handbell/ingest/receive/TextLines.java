package org.handbell.ingest.receive;

import java.util.ArrayList;
import java.util.List;

/** Text as lines: each ends with LF, CR LF or NUL, the last perhaps with nothing. */
final class TextLines {

  private TextLines() {}

  /** The lines that are not empty, in their order. */
  static List<KeptLine> of(byte[] bytes, int length) {
    List<KeptLine> lines = new ArrayList<>(1);
    int from = 0;
    for (int i = 0; i <= length; i++) {
      if (i == length || bytes[i] == '\n' || bytes[i] == 0) {
        int end = i > from && bytes[i - 1] == '\r' ? i - 1 : i;
        if (end > from) {
          lines.add(KeptLine.of(bytes, from, end));
        }
        from = i + 1;
      }
    }
    return lines;
  }
}
