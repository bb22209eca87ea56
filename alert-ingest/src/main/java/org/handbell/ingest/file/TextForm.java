package org.handbell.ingest.file;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** How a file writes its characters; in the spool every line is UTF-8. */
enum TextForm {
  BYTES(1, 0),
  LITTLE_ENDIAN(2, 0),
  BIG_ENDIAN(2, 1);

  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final int ENOUGH = 4;

  private final int unit;
  private final int lowByte;

  TextForm(int unit, int lowByte) {
    this.unit = unit;
    this.lowByte = lowByte;
  }

  /** Bytes of a character's unit: 1, or 2 in UTF-16. */
  int unit() {
    return unit;
  }

  /**
   * Tells by the mark at the beginning or by where the zeros are; null while too little is there.
   */
  static @Nullable TextForm of(byte[] head) {
    if (head.length >= 2 && at(head, 0) == 0xFF && at(head, 1) == 0xFE) {
      return LITTLE_ENDIAN;
    }
    if (head.length >= 2 && at(head, 0) == 0xFE && at(head, 1) == 0xFF) {
      return BIG_ENDIAN;
    }
    if (head.length < ENOUGH) {
      return null;
    }
    if (at(head, 1) == 0 && at(head, 3) == 0 && at(head, 0) != 0 && at(head, 2) != 0) {
      return LITTLE_ENDIAN;
    }
    if (at(head, 0) == 0 && at(head, 2) == 0 && at(head, 1) != 0 && at(head, 3) != 0) {
      return BIG_ENDIAN;
    }
    return BYTES;
  }

  private static int at(byte[] bytes, int index) {
    return bytes[index] & 0xFF;
  }

  /** The index of the unit that ends a line, searching whole units; -1 where there is none. */
  int lineEnd(byte[] bytes, int from, int to) {
    for (int i = from; i + unit <= to; i += unit) {
      if (bytes[i + lowByte] == '\n' && (unit == 1 || bytes[i + 1 - lowByte] == 0)) {
        return i;
      }
    }
    return -1;
  }

  /**
   * A line as UTF-8, without the file's mark and the carriage return.
   *
   * @param windows whether what is no UTF-8 was written by an old Windows program
   */
  byte[] toUtf8(byte[] line, boolean windows) {
    if (unit == 2) {
      Charset charset = this == LITTLE_ENDIAN ? UTF_16LE : UTF_16BE;
      return trimmed(new String(line, 0, line.length & ~1, charset).getBytes(UTF_8));
    }
    byte[] trimmed = trimmed(line);
    return windows && !isUtf8(trimmed) ? new String(trimmed, WINDOWS).getBytes(UTF_8) : trimmed;
  }

  private static byte[] trimmed(byte[] line) {
    boolean marked =
        line.length >= 3 && at(line, 0) == 0xEF && at(line, 1) == 0xBB && at(line, 2) == 0xBF;
    int from = marked ? 3 : 0;
    int to = line.length > from && line[line.length - 1] == '\r' ? line.length - 1 : line.length;
    return from == 0 && to == line.length ? line : Arrays.copyOfRange(line, from, to);
  }

  private static boolean isUtf8(byte[] line) {
    int i = 0;
    while (i < line.length && line[i] >= 0) {
      i++;
    }
    if (i == line.length) {
      return true;
    }
    try {
      var unused = UTF_8.newDecoder().decode(ByteBuffer.wrap(line));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
