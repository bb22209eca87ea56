package org.handbell.ingest.profile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.handbell.text.Mix;
import org.jspecify.annotations.Nullable;

/**
 * The names of a product's fields that a profile wants, found by the bytes of a line. Case, {@code
 * _}, {@code -} and blanks do not count: {@code Source User} is {@code source_user}.
 */
class FieldNames {

  private static final int RECENT_BITS = 8;
  private static final Mix MIX = new Mix(0x9E37_79B9_7F4A_7C15L);

  private final List<byte[]> names = new ArrayList<>();
  private int[] slots = new int[64];
  private @Nullable Found[] recent = new Found[1 << RECENT_BITS];

  /** A name as a line wrote it, and which of ours it is. */
  @SuppressWarnings("ArrayRecordComponent") // never leaves this class
  private record Found(byte[] name, int index) {}

  /** The name's index; a new name gets the next one. */
  int add(String name) {
    byte[] bytes = name.getBytes(UTF_8);
    int known = find(bytes, 0, bytes.length);
    return known >= 0 ? known : put(bytes);
  }

  /** Gives a new name the next index. */
  final int put(byte[] bytes) {
    names.add(bytes);
    recent = new Found[1 << RECENT_BITS]; // it may have been looked for before
    if (names.size() * 2 > slots.length) {
      slots = new int[slots.length * 2];
      for (int i = 0; i < names.size(); i++) {
        slots[freeSlot(names.get(i))] = i + 1;
      }
    } else {
      slots[freeSlot(bytes)] = names.size();
    }
    return names.size() - 1;
  }

  int size() {
    return names.size();
  }

  /** The name as it was first written. */
  String name(int index) {
    return new String(names.get(index), UTF_8);
  }

  /** The index of the name that stands there, or −1: lines give the same names again and again. */
  int find(byte[] line, int from, int to) {
    long hash = MIX.of(line, from, to);
    int place = (int) (hash >>> (Long.SIZE - RECENT_BITS));
    Found there = recent[place];
    if (there == null || !Arrays.equals(there.name, 0, there.name.length, line, from, to)) {
      there = new Found(Arrays.copyOfRange(line, from, to), search(line, from, to));
      recent[place] = there;
    }
    return there.index;
  }

  private int search(byte[] line, int from, int to) {
    int mask = slots.length - 1;
    for (int slot = hash(line, from, to) & mask; slots[slot] != 0; slot = (slot + 1) & mask) {
      if (same(names.get(slots[slot] - 1), line, from, to)) {
        return slots[slot] - 1;
      }
    }
    return -1;
  }

  int find(String name) {
    byte[] bytes = name.getBytes(UTF_8);
    return find(bytes, 0, bytes.length);
  }

  private int freeSlot(byte[] name) {
    int mask = slots.length - 1;
    int slot = hash(name, 0, name.length) & mask;
    while (slots[slot] != 0) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private static int hash(byte[] text, int from, int to) {
    int hash = 0;
    for (int i = from; i < to; i++) {
      if (counts(text[i])) {
        hash = hash * 31 + lower(text[i]);
      }
    }
    return hash ^ (hash >>> 15);
  }

  private static boolean same(byte[] name, byte[] line, int from, int to) {
    int i = 0;
    int j = from;
    while (true) {
      while (i < name.length && !counts(name[i])) {
        i++;
      }
      while (j < to && !counts(line[j])) {
        j++;
      }
      if (i == name.length || j == to) {
        return i == name.length && j == to;
      }
      if (lower(name[i++]) != lower(line[j++])) {
        return false;
      }
    }
  }

  private static boolean counts(byte c) {
    return c != '_' && c != '-' && c != ' ';
  }

  private static int lower(byte c) {
    return c >= 'A' && c <= 'Z' ? c | 0x20 : c;
  }
}
