package org.handbell.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.handbell.recent.WrittenNames;
import org.handbell.text.Eights;

/**
 * A few names in lower case, found in a line's bytes without making a text of them, in whatever
 * case they stand there. Nearly every name that a line holds is none of them, which its first eight
 * bytes and its length tell.
 */
public final class KnownNames {

  private static final long LOWER = 0x2020202020202020L;
  private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

  private final String[] names;
  private final byte[][] bytes;
  private final long[] heads;
  private final int shift;
  private final WrittenNames<String> written;

  public KnownNames(String... wanted) {
    int size = Integer.highestOneBit(wanted.length) << 2;
    shift = Long.numberOfLeadingZeros(size) + 1;
    names = new String[size];
    bytes = new byte[size][];
    heads = new long[size];
    for (String name : wanted) {
      byte[] written = name.getBytes(ISO_8859_1);
      long head = head(written, 0, written.length);
      int slot = slot(head);
      while (bytes[slot] != null) {
        slot = next(slot);
      }
      names[slot] = name;
      bytes[slot] = written;
      heads[slot] = head;
    }
    written = new WrittenNames<>(this::find);
  }

  /** The place before the first name of an object. */
  public WrittenNames.Name<String> start() {
    return written.start();
  }

  /** The name that stands there, which means one of these or an empty text. */
  WrittenNames.Name<String> written(byte[] line, int from, int to) {
    return written.at(line, from, to);
  }

  /** The name that stands there, or an empty text. */
  public String find(byte[] line, int from, int to) {
    long head = head(line, from, to);
    for (int slot = slot(head); bytes[slot] != null; slot = next(slot)) {
      if (heads[slot] == head && isSame(bytes[slot], line, from, to)) {
        return names[slot];
      }
    }
    return "";
  }

  private static boolean isSame(byte[] name, byte[] line, int from, int to) {
    boolean same = name.length == to - from;
    for (int i = 0; same && i < name.length; i++) {
      same = name[i] == lower(line[from + i]);
    }
    return same;
  }

  /** Bytes that are no letters may come to the same here. */
  private static long head(byte[] line, int from, int to) {
    return Eights.upTo(line, from, to) | LOWER;
  }

  private int slot(long head) {
    return (int) ((head * SPREAD) >>> shift);
  }

  private int next(int slot) {
    return slot + 1 < names.length ? slot + 1 : 0;
  }

  private static int lower(byte b) {
    return b >= 'A' && b <= 'Z' ? b | 0x20 : b;
  }
}
