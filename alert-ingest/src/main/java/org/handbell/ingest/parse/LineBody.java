package org.handbell.ingest.parse;

/**
 * A line and where its message stands, after the syslog envelope.
 *
 * @param from the first byte of the message
 * @param to after its last byte; line ends, blanks and NULs there are left out
 */
public record LineBody(ReceivedLine line, Envelope envelope, int from, int to) {

  public static LineBody of(ReceivedLine line) {
    byte[] bytes = line.bytes();
    int to = bytes.length;
    while (to > 0 && bytes[to - 1] >= 0 && bytes[to - 1] <= ' ') {
      to--;
    }
    Envelope envelope = Envelope.of(bytes, to);
    return new LineBody(line, envelope, envelope.bodyFrom(), to);
  }

  public boolean isEmpty() {
    return from >= to;
  }

  public byte[] bytes() {
    return line.bytes();
  }

  /** Where the byte first stands in the message, or −1. */
  public int indexOf(char wanted) {
    for (int i = from; i < to; i++) {
      if (bytes()[i] == wanted) {
        return i;
      }
    }
    return -1;
  }
}
