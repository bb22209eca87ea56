package org.handbell.ingest.parse;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * A few names in lower case, found in a line's bytes without making a text of them, in whatever
 * case they stand there.
 */
final class KnownNames {

  private final String[] names;
  private final byte[][] bytes;
  private final int mask;

  KnownNames(String... wanted) {
    int size = Integer.highestOneBit(wanted.length) << 2;
    mask = size - 1;
    names = new String[size];
    bytes = new byte[size][];
    for (String name : wanted) {
      byte[] written = name.getBytes(ISO_8859_1);
      int slot = hash(written, 0, written.length) & mask;
      while (bytes[slot] != null) {
        slot = (slot + 1) & mask;
      }
      names[slot] = name;
      bytes[slot] = written;
    }
  }

  /** The name that stands there, or an empty text. */
  String find(byte[] line, int from, int to) {
    int slot = hash(line, from, to) & mask;
    while (bytes[slot] != null) {
      if (isSame(bytes[slot], line, from, to)) {
        return names[slot];
      }
      slot = (slot + 1) & mask;
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

  /** Length and ends tell few names apart well enough. */
  private static int hash(byte[] line, int from, int to) {
    return from < to ? 31 * (to - from) + 7 * lower(line[from]) + lower(line[to - 1]) : 0;
  }

  private static int lower(byte b) {
    return b >= 'A' && b <= 'Z' ? b | 0x20 : b;
  }
}
