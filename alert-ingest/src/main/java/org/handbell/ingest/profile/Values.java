package org.handbell.ingest.profile;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What one line says for each wanted name. What stands first counts: later text may be forged. A
 * value is mostly a place in the line, and a text when somebody asks for it. For one line after
 * another, by one thread.
 */
final class Values implements KeyValue.Pair {

  private final @Nullable String[] texts;

  /** From where to where a value stands, and whether it has escapes; 0 where none stands. */
  private final long[] places;

  private byte @Nullable [] line;
  private @Nullable String aside;
  private int[] memory = new int[0];

  Values(int names) {
    texts = new String[names];
    places = new long[names];
  }

  /** Forgets what the line before said. */
  void clear() {
    Arrays.fill(texts, null);
    Arrays.fill(places, 0);
    line = null;
    aside = null;
  }

  @Nullable String get(int name) {
    String text = texts[name];
    long place = places[name];
    if (text == null && place != 0 && line != null) {
      text = text(line, from(place), to(place), (place & 1) != 0);
      texts[name] = text;
    }
    return text;
  }

  boolean has(int name) {
    return texts[name] != null || places[name] != 0;
  }

  void put(int name, String value) {
    if (!has(name)) {
      texts[name] = value;
    }
  }

  /** As {@link #put}, of what stands there in the line. */
  void put(int name, byte[] bytes, int from, int to, boolean escaped) {
    if (has(name)) {
      return;
    }
    line = line == null ? bytes : line;
    if (line == bytes) {
      places[name] = (long) from << 32 | (long) to << 1 | (escaped ? 1 : 0);
    } else {
      texts[name] = text(bytes, from, to, escaped);
    }
  }

  /** What takes the pairs of that line: the values of those that are wanted. */
  KeyValue.Pair pairsOf(byte[] bytes) {
    line = bytes;
    return this;
  }

  @Override
  public void take(int name, int keyFrom, int keyTo, int from, int to, boolean escaped) {
    if (name >= 0 && line != null) {
      put(name, line, from, to, escaped);
    }
  }

  private static String text(byte[] line, int from, int to, boolean escaped) {
    return escaped ? Text.unescaped(line, from, to) : Text.of(line, from, to);
  }

  /** As {@link #put}, of the name, where the profile wants it. */
  void put(FieldNames names, String name, String value) {
    int index = names.find(name);
    if (index >= 0) {
      put(index, value);
    }
  }

  /** How long a value is that stands in the line; 0 where none does. */
  int length(int name) {
    long place = places[name];
    return to(place) - from(place);
  }

  /** What is made of a value where it stands in the line. */
  @FunctionalInterface
  interface Part<T> {
    @Nullable T of(byte[] line, int from, int to);
  }

  /**
   * What the part makes of the value; null as well where it does not stand in the line as it is.
   */
  <T> @Nullable T made(int name, Part<T> part) {
    long place = places[name];
    return place == 0 || (place & 1) != 0 || line == null
        ? null
        : part.of(line, from(place), to(place));
  }

  /** Two values and what is between them, where the line has them so; else null. */
  @Nullable String joined(int first, String between, int second) {
    long one = places[first];
    long other = places[second];
    boolean plain = one != 0 && other != 0 && ((one | other) & 1) == 0;
    return plain && line != null && stands(between, to(one), from(other))
        ? Text.of(line, from(one), to(other))
        : null;
  }

  private boolean stands(String wanted, int from, int to) {
    if (line == null || to - from != wanted.length()) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (line[i] != wanted.charAt(i - from)) {
        return false;
      }
    }
    return true;
  }

  private static int from(long place) {
    return (int) (place >>> 32);
  }

  private static int to(long place) {
    return (int) place >>> 1;
  }

  /** So many numbers for an engine to work with, which nobody else uses until it is done. */
  int[] memory(int size) {
    if (memory.length < size) {
      memory = new int[size];
    }
    return memory;
  }

  /** The line carries no values by design, such as a CSV's heading. */
  void setAside(String reason) {
    aside = reason;
  }

  @Nullable String aside() {
    return aside;
  }
}
