package org.handbell.ingest.parse;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A line and where its message stands, after the syslog envelope.
 *
 * @param from the first byte of the message; where all of it is structured data, of the program
 *     that stands before the data
 * @param to after its last byte; line ends, blanks and NULs there are left out
 */
public record LineBody(ReceivedLine line, Envelope envelope, int from, int to) {

  private static final byte[] LAST_REPEATED = "last message repeated ".getBytes(US_ASCII);
  private static final byte[] REPEATED = "message repeated ".getBytes(US_ASCII);

  public static LineBody of(ReceivedLine line) {
    byte[] bytes = line.bytes();
    int to = bytes.length;
    while (to > 0 && bytes[to - 1] >= 0 && bytes[to - 1] <= ' ') {
      to--;
    }
    Envelope envelope = Envelope.of(bytes, to);
    Envelope.Span data = envelope.data();
    boolean allData = envelope.bodyFrom() >= to && data.to() > data.from();
    return allData
        ? new LineBody(line, envelope, envelope.program().from(), data.to() - 1)
        : new LineBody(line, envelope, envelope.bodyFrom(), to);
  }

  public boolean isEmpty() {
    return from >= to;
  }

  /** True where a syslog daemon says that it leaves out what it has sent already. */
  public boolean isRepeatNotice() {
    return startsWith(LAST_REPEATED) || startsWith(REPEATED);
  }

  private boolean startsWith(byte[] text) {
    return to - from >= text.length
        && Arrays.equals(bytes(), from, from + text.length, text, 0, text.length);
  }

  public byte[] bytes() {
    return line.bytes();
  }

  /** The host's name in the syslog envelope, where there is one. */
  @Nullable String host() {
    Envelope.Span host = envelope.host();
    return host.from() == host.to()
        ? null
        : new String(bytes(), host.from(), host.to() - host.from(), UTF_8);
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

  /** True where the text stands anywhere in the message. */
  public boolean holds(byte[] text) {
    int last = to - text.length;
    for (int i = from; i <= last; i++) {
      if (bytes()[i] == text[0]
          && Arrays.equals(bytes(), i, i + text.length, text, 0, text.length)) {
        return true;
      }
    }
    return false;
  }
}
