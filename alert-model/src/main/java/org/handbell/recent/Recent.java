package org.handbell.recent;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What was worked out of the texts that came last: the same few thousand come in line after line. A
 * table of fixed size without chains; for several threads, as what it holds never changes.
 */
public final class Recent<V> {

  private static final int LONGEST = 200;

  private final Function<String, V> work;
  private final @Nullable Known<V>[] places;

  private record Known<V>(String text, V value) {}

  /**
   * @param bits of how many places there are
   * @param work always comes to the same of the same text
   */
  @SuppressWarnings({"unchecked", "rawtypes"}) // no array of a generic type can be made
  public Recent(int bits, Function<String, V> work) {
    this.work = work;
    this.places = new Known[1 << bits];
  }

  /** What it comes to. */
  public V of(String text) {
    if (text.length() > LONGEST) {
      return work.apply(text);
    }
    int place = place(text.hashCode());
    Known<V> known = places[place];
    if (known == null || !known.text.equals(text)) {
      known = new Known<>(text, work.apply(text));
      places[place] = known;
    }
    return known.value;
  }

  /** What a part of a text comes to, which becomes a text of its own only where it is new. */
  public V of(String text, int from, int to) {
    if (to - from > LONGEST) {
      return work.apply(text.substring(from, to));
    }
    int hash = 0;
    for (int i = from; i < to; i++) {
      hash = hash * 31 + text.charAt(i);
    }
    int place = place(hash);
    Known<V> known = places[place];
    if (known == null || known.text.length() != to - from || !text.startsWith(known.text, from)) {
      String part = text.substring(from, to);
      known = new Known<>(part, work.apply(part));
      places[place] = known;
    }
    return known.value;
  }

  private int place(int hash) {
    return (hash ^ hash >>> 16) & (places.length - 1);
  }
}
