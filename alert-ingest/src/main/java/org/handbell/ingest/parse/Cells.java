package org.handbell.ingest.parse;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The pieces of a line between its separators, found in one pass and made text only when asked for.
 * Two separators side by side hold an empty piece; a place beyond the last piece holds nothing.
 */
final class Cells {

  /** More than any line needs: what is beyond stays in the last piece. */
  private static final int MOST = 1024;

  private final byte[] line;
  private final int to;
  private final int separator;
  private int[] starts = new int[32];
  private int size;

  private Cells(byte[] line, int from, int to, String separator) {
    this.line = line;
    this.to = to;
    this.separator = separator.length();
    starts[size++] = from;
    int last = to - this.separator;
    for (int i = from; i <= last && size < MOST; i++) {
      if (stands(separator, i)) {
        add(i + this.separator);
        i += this.separator - 1;
      }
    }
  }

  /** The pieces of a stretch of the line; there is always at least one. */
  static Cells split(byte[] line, int from, int to, String separator) {
    return new Cells(line, from, to, separator);
  }

  private boolean stands(String wanted, int at) {
    for (int i = 0; i < wanted.length(); i++) {
      if (line[at + i] != wanted.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private void add(int start) {
    if (size == starts.length) {
      starts = Arrays.copyOf(starts, 2 * size);
    }
    starts[size++] = start;
  }

  int size() {
    return size;
  }

  private int end(int cell) {
    return cell + 1 < size ? starts[cell + 1] - separator : to;
  }

  int length(int cell) {
    return cell < size ? end(cell) - starts[cell] : 0;
  }

  /** A byte of a piece, or −1 beyond its end. */
  int at(int cell, int place) {
    return place < length(cell) ? line[starts[cell] + place] & 0xFF : -1;
  }

  boolean holds(int cell, char wanted) {
    for (int i = 0; i < length(cell); i++) {
      if (at(cell, i) == wanted) {
        return true;
      }
    }
    return false;
  }

  boolean startsWith(int cell, String wanted) {
    return length(cell) >= wanted.length() && stands(wanted, starts[cell]);
  }

  /** Nothing, or the dash that stands for nothing. */
  boolean isBlank(int cell) {
    return length(cell) == 0 || (length(cell) == 1 && at(cell, 0) == '-');
  }

  /** Digits, perhaps with a minus in front. */
  boolean isNumber(int cell) {
    int from = at(cell, 0) == '-' ? 1 : 0;
    int length = length(cell);
    for (int i = from; i < length; i++) {
      if (at(cell, i) < '0' || at(cell, i) > '9') {
        return false;
      }
    }
    return length > from;
  }

  /** The text of a piece; null where it is blank. */
  @Nullable String text(int cell) {
    return isBlank(cell) ? null : joined(cell, cell);
  }

  /** The text from one piece to another, separators and all; null where there is none. */
  @Nullable String text(int first, int last) {
    int until = Math.min(last, size - 1);
    return first >= until ? text(first) : joined(first, until);
  }

  private String joined(int first, int last) {
    return new String(line, starts[first], end(last) - starts[first], UTF_8);
  }
}
