package org.handbell.notifier.register;

import java.util.Map;
import java.util.Optional;

/** What became of what a person wanted to write into a register. */
public sealed interface Noted {

  /** It is written down under that number. */
  record Kept(long id) implements Noted {}

  /** It is not, and why. */
  record Refused(String reason) implements Noted {}

  /** The most that fits into a line. */
  int LINE = 500;

  /** The most that fits into a field of several lines. */
  int TEXT = 4_000;

  /**
   * Refuses the first text that is too long.
   *
   * @param texts by what each is called
   */
  static Optional<Noted> tooLong(Map<String, String> texts, int most) {
    return texts.entrySet().stream()
        .filter(each -> each.getValue().length() > most)
        .findFirst()
        .map(each -> new Refused(each.getKey() + " takes at most " + most + " characters"));
  }
}
