package org.handbell.ingest.profile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import org.handbell.recent.WrittenNames;

/**
 * The names of a product's fields that a profile wants, found by the bytes of a line. Case, {@code
 * _}, {@code -} and blanks do not count: {@code Source User} is {@code source_user}.
 */
class FieldNames {

  private final List<byte[]> names = new ArrayList<>();
  private int[] slots = new int[64];
  private WrittenNames<Integer> written = new WrittenNames<>(this::search);

  /** The name's index; a new name gets the next one. */
  int add(String name) {
    byte[] bytes = name.getBytes(UTF_8);
    int known = find(bytes, 0, bytes.length);
    return known >= 0 ? known : put(bytes);
  }

  /** Gives a new name the next index. */
  final int put(byte[] bytes) {
    names.add(bytes);
    written = new WrittenNames<>(this::search); // it may have been looked for before
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

  /** The index of the name that stands there, or −1 for one that nobody wants. */
  final int find(byte[] line, int from, int to) {
    return written(line, from, to).meaning();
  }

  /** The place before the first name of a line. */
  final WrittenNames.Name<Integer> start() {
    return written.start();
  }

  /** The name that stands there, which means its index or −1. */
  WrittenNames.Name<Integer> written(byte[] line, int from, int to) {
    return written.at(line, from, to);
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
