package org.handbell.ingest.file;

import java.util.Arrays;

/**
 * Cuts a file's bytes into lines, each with its place. Of a line longer than the limit the
 * beginning is kept; however long it is, no more than that is held.
 */
final class LineCutter {

  /** Of a longer line the beginning is kept. */
  static final int LIMIT = 64 << 10;

  /** Takes the lines. */
  interface Lines {

    /**
     * One line, its end cut off.
     *
     * @param start its first byte's place in the file
     * @param next the place behind its end
     */
    void line(long start, long next, byte[] bytes, boolean truncated);
  }

  private final TextForm form;
  private byte[] kept = new byte[0];
  private boolean overlong;
  private long lineStart;
  private long position;

  /** A cutter that is fed from this place on, where a line starts. */
  LineCutter(TextForm form, long from) {
    this.form = form;
    this.lineStart = from;
    this.position = from;
  }

  /** Where the line starts whose end has not come yet. */
  long lineStart() {
    return lineStart;
  }

  /** Takes the next bytes and says how many: half a UTF-16 unit is left for the next time. */
  int feed(byte[] block, int length, Lines lines) {
    int whole = length - length % form.unit();
    int from = 0;
    for (int end; (end = form.lineEnd(block, from, whole)) >= 0; from = end + form.unit()) {
      keep(block, from, end);
      position += end - from + form.unit();
      emit(lines);
    }
    keep(block, from, whole);
    position += whole - from;
    return whole;
  }

  private void keep(byte[] block, int from, int to) {
    int room = Math.min(to - from, LIMIT - kept.length);
    overlong |= room < to - from;
    if (kept.length == 0) {
      kept = Arrays.copyOfRange(block, from, from + room);
    } else if (room > 0) {
      int before = kept.length;
      kept = Arrays.copyOf(kept, before + room);
      System.arraycopy(block, from, kept, before, room);
    }
  }

  private void emit(Lines lines) {
    byte[] line = kept;
    boolean truncated = overlong;
    long start = lineStart;
    kept = new byte[0];
    overlong = false;
    lineStart = position;
    lines.line(start, position, line, truncated);
  }

  /** Nothing more comes: what is left is a line. */
  void end(Lines lines) {
    if (position > lineStart) {
      emit(lines);
    }
  }
}
