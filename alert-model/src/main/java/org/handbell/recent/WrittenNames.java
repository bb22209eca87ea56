package org.handbell.recent;

import org.handbell.text.Eights;
import org.handbell.text.Mix;
import org.jspecify.annotations.Nullable;

/**
 * Names of fields as lines write them, each with what it means and with the name that came after it
 * last: lines give their names in the same order again and again, so that the next one needs only
 * be compared. A table of fixed size without chains. Several threads may learn from their own
 * lines: each takes what another has learned for a guess, and proves it.
 */
public final class WrittenNames<M> {

  private static final int PLACES_BITS = 8;
  private static final Mix MIX = new Mix(0x9E37_79B9_7F4A_7C15L);

  private final Meaning<M> meaning;
  private final @Nullable Name<M>[] known;
  private final Name<M> start;

  /** What a name means: always the same of the same. */
  @FunctionalInterface
  public interface Meaning<M> {
    M of(byte[] line, int from, int to);
  }

  /** A name, and the one that came after it last. */
  public static final class Name<M> {

    /** Zeros stand behind the last, up to a full eight. */
    private final byte[] bytes;

    private final int length;
    private final M meaning;
    private @Nullable Name<M> next;

    private Name(byte[] line, int from, int to, M meaning) {
      this.length = to - from;
      this.bytes = new byte[(length + Long.BYTES - 1) / Long.BYTES * Long.BYTES];
      System.arraycopy(line, from, bytes, 0, length);
      this.meaning = meaning;
    }

    public M meaning() {
      return meaning;
    }

    public int length() {
      return length;
    }

    /** The name to be guessed behind this one. */
    public @Nullable Name<M> next() {
      return next;
    }

    /** Notes what came behind this one. */
    public void followedBy(Name<M> name) {
      next = name;
    }

    /** True where the name stands there with that mark behind it. */
    public boolean stands(byte[] line, int at, int to, char mark) {
      int end = at + length;
      return end < to && line[end] == mark && isSame(line, at, end);
    }

    private boolean isSame(byte[] line, int at, int end) {
      int i = 0;
      for (; i + Long.BYTES <= length; i += Long.BYTES) {
        if (Eights.at(bytes, i) != Eights.at(line, at + i)) {
          return false;
        }
      }
      return i == length || Eights.at(bytes, i) == Eights.upTo(line, at + i, end);
    }
  }

  /**
   * Knows no name yet.
   *
   * @param meaning is asked about each name once, or again when another took its place
   */
  @SuppressWarnings({"unchecked", "rawtypes"}) // no array of a generic type can be made
  public WrittenNames(Meaning<M> meaning) {
    this.meaning = meaning;
    this.known = new Name[1 << PLACES_BITS];
    this.start = at(new byte[0], 0, 0);
  }

  /** The place before the first name of a line. */
  public Name<M> start() {
    return start;
  }

  /** The name that stands there. */
  public Name<M> at(byte[] line, int from, int to) {
    int place = (int) (MIX.of(line, from, to) >>> (Long.SIZE - PLACES_BITS));
    Name<M> there = known[place];
    if (there == null || there.length != to - from || !there.isSame(line, from, to)) {
      there = new Name<>(line, from, to, meaning.of(line, from, to));
      known[place] = there;
    }
    return there;
  }
}
