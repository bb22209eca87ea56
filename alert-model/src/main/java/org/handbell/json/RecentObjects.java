package org.handbell.json;

import java.io.IOException;
import java.util.function.Predicate;
import org.handbell.recent.RecentParts;
import org.handbell.text.Eights;
import org.jspecify.annotations.Nullable;

/**
 * Objects that stand in record after record, as who asked does: known by their bytes, and read only
 * where they are new.
 *
 * @param <T> what is made of one; it never changes
 */
public final class RecentObjects<T> {

  private static final int LONGEST = 400;

  private final RecentParts<T> known;
  private final Reader<T> reader;
  private final Predicate<T> mayBeKept;

  /** What reads an object, always the same of the same bytes. */
  @FunctionalInterface
  public interface Reader<T> {
    T read(OrderedCursor in) throws IOException;
  }

  /**
   * None yet.
   *
   * @param bits of which about 2 to this power are to be known
   */
  public RecentObjects(int bits, Reader<T> reader) {
    this(bits, reader, any -> true);
  }

  /**
   * As above.
   *
   * @param mayBeKept false for what says something that nobody is to keep
   */
  public RecentObjects(int bits, Reader<T> reader, Predicate<T> mayBeKept) {
    this.known = new RecentParts<>(bits, LONGEST);
    this.reader = reader;
    this.mayBeKept = mayBeKept;
  }

  /**
   * The object that stands there. It is looked for as if the first closing brace ended it: one with
   * a brace in a text or with objects in it is never found and always read.
   */
  public T at(OrderedCursor in) throws IOException {
    int from = in.place();
    byte[] line = in.line;
    int end = Math.min(Eights.first((byte) '}', line, from, in.to) + 1, in.to);
    @Nullable T found = known.find(RecentParts.hash(line, from, end), line, from, end);
    if (found != null) {
      in.jump(end);
      return found;
    }
    T made = reader.read(in);
    if (mayBeKept.test(made)) {
      known.take(RecentParts.hash(line, from, in.at), line, from, in.at, made);
    }
    return made;
  }
}
