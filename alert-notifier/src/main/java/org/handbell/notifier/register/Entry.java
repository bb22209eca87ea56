package org.handbell.notifier.register;

import java.time.Instant;

/**
 * What a person wrote about a case.
 *
 * @param by id of the person
 * @param name theirs, as it was then
 * @param kind what it is: a note, a weighing, an outcome
 */
public record Entry(Instant at, String by, String name, Kind kind, String words) {

  /** What people write. */
  public enum Kind {
    NOTE,
    WEIGHED,
    OUTCOME
  }
}
