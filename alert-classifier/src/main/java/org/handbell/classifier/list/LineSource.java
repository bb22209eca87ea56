package org.handbell.classifier.list;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Cuts a stream into lines without ever holding more than one, which cannot grow at will. */
final class LineSource {

  /** Longer than any address that a browser takes. */
  private static final int LONGEST = 16 << 10;

  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private byte[] carried = new byte[256];
  private int at;
  private int end;

  LineSource(InputStream in) {
    this.in = in;
  }

  /**
   * The next line without white space around it; null at the end.
   *
   * @throws ListException when a line is longer than any address
   */
  @Nullable String next() throws IOException {
    int length = 0;
    while (true) {
      if (at == end && !fill()) {
        return length == 0 ? null : text(carried, 0, length);
      }
      int from = at;
      while (at < end && buffer[at] != '\n') {
        at++;
      }
      if (length == 0 && at < end) {
        return text(buffer, from, at++ - from);
      }
      length = carry(from, length);
      if (at < end) {
        at++;
        return text(carried, 0, length);
      }
    }
  }

  private boolean fill() throws IOException {
    at = 0;
    end = Math.max(0, in.read(buffer, 0, buffer.length));
    return end > 0;
  }

  private int carry(int from, int length) {
    int grown = length + at - from;
    if (grown > LONGEST) {
      throw new ListException("a line has more than 16 KiB: this is no list; fetch it again");
    }
    if (grown > carried.length) {
      carried = Arrays.copyOf(carried, Math.max(grown, 2 * carried.length));
    }
    System.arraycopy(buffer, from, carried, length, at - from);
    return grown;
  }

  private static String text(byte[] bytes, int from, int length) {
    int first = from;
    int last = from + length;
    while (first < last && bytes[first] >= 0 && bytes[first] <= ' ') {
      first++;
    }
    while (last > first && bytes[last - 1] >= 0 && bytes[last - 1] <= ' ') {
      last--;
    }
    return new String(bytes, first, last - first, StandardCharsets.UTF_8);
  }
}
