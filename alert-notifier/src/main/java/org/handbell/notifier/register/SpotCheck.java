package org.handbell.notifier.register;

import java.time.Instant;

/**
 * A look that somebody took at filtering or monitoring between the planned tests.
 *
 * @param at when it was taken
 * @param by id of who wrote it down
 * @param lookedAt what was looked at
 * @param groups where, or of whom, in words; never a pupil's name
 * @param found what was found
 * @param action what follows from it
 */
public record SpotCheck(
    long id,
    String schoolId,
    Instant at,
    Instant recordedAt,
    String by,
    String byName,
    String lookedAt,
    String groups,
    Result result,
    String found,
    String action) {

  /** What it came to. */
  public enum Result {
    IN_ORDER("In order"),
    TO_MEND("Something to mend");

    private final String title;

    Result(String title) {
      this.title = title;
    }

    public String title() {
      return title;
    }
  }
}
