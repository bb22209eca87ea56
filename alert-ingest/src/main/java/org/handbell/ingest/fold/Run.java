package org.handbell.ingest.fold;

import org.jspecify.annotations.Nullable;

/**
 * The keys that one person presses one after another in one search box.
 *
 * @param <L> stands for a line
 */
final class Run<L> {

  final String person;

  /** The longest state, as {@link TypedText#plain} has it. */
  String longest;

  /** The line of the longest state; null once it was told as an act. */
  @Nullable L held;

  /** When the last key was pressed, by the time received. */
  long lastMillis;

  Run(String person, String longest, L held, long lastMillis) {
    this.person = person;
    this.longest = longest;
    this.held = held;
    this.lastMillis = lastMillis;
  }
}
