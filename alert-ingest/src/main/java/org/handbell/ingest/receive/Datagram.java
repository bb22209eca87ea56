package org.handbell.ingest.receive;

import java.util.List;

/**
 * The lines of one datagram: mostly one, but some senders pack several. Devices cut a message at a
 * limit of their own, from 1,024 bytes (RFC 3164) on: a long datagram that ends inside quotes was.
 */
final class Datagram {

  private static final int SMALLEST_LIMIT = 1_000;

  private Datagram() {}

  static List<KeptLine> lines(byte[] bytes, int length) {
    List<KeptLine> lines = TextLines.of(bytes, length);
    if (length >= SMALLEST_LIMIT && !lines.isEmpty()) {
      KeptLine last = lines.get(lines.size() - 1);
      lines.set(lines.size() - 1, marked(last));
    }
    return lines;
  }

  private static KeptLine marked(KeptLine line) {
    return new KeptLine(line.bytes(), line.truncated() || endsInsideQuotes(line.bytes()));
  }

  private static boolean endsInsideQuotes(byte[] line) {
    boolean inside = false;
    for (int i = 0; i < line.length; i++) {
      if (line[i] == '\\') {
        i++;
      } else if (line[i] == '"') {
        inside = !inside;
      }
    }
    return inside;
  }
}
