package org.handbell.notifier.register;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a register are wanted: the newest of a time, or those behind a row.
 *
 * @param from absent for as far back as there are any
 * @param to exclusive; absent for up to now
 * @param after the last row that was shown before; absent on the first page
 * @param size how many at most
 */
public record Slice(@Nullable Instant from, @Nullable Instant to, @Nullable Mark after, int size) {

  /** The most that is given out at once, as to a file. */
  public static final int MOST = 10_000;

  public Slice {
    if (size < 1 || size > MOST) {
      throw new IllegalArgumentException("1 to " + MOST + " rows, not " + size);
    }
  }

  /** Where a row stands: the next page begins behind it, whatever came meanwhile. */
  public record Mark(Instant at, long id) {}

  /**
   * Rows in order, the newest first.
   *
   * @param next absent where there are no more
   */
  public record Rows<T>(List<T> rows, Optional<Mark> next) {

    public Rows {
      rows = List.copyOf(rows);
    }
  }
}
