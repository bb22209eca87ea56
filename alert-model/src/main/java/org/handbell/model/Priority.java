package org.handbell.model;

/**
 * How urgently a person must be told. {@link #P1} is immediate risk to life or of serious harm, or
 * an illegal-list hit; {@link #P2} serious, the same school day; {@link #P3} a concern for the next
 * working day; {@link #P4} counted in the digest only.
 */
public enum Priority {
  P1,
  P2,
  P3,
  P4;

  public boolean isMoreUrgentThan(Priority other) {
    return compareTo(other) < 0;
  }

  /** The more urgent of the two. */
  public static Priority mostUrgent(Priority a, Priority b) {
    return a.isMoreUrgentThan(b) ? a : b;
  }

  /** One step more urgent, but no modifier makes a P1: P2 stays P2. */
  public Priority raised() {
    return switch (this) {
      case P4 -> P3;
      case P3 -> P2;
      case P1, P2 -> this;
    };
  }

  /** One step less urgent, stopping at P4. */
  public Priority lowered() {
    return switch (this) {
      case P1 -> P2;
      case P2 -> P3;
      case P3, P4 -> P4;
    };
  }
}
