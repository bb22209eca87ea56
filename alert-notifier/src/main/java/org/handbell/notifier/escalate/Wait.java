package org.handbell.notifier.escalate;

import java.util.Map;

/**
 * How long a step waits.
 *
 * @param amount in units; none for at once
 */
public record Wait(int amount, Unit unit) {

  /** What is counted. */
  public enum Unit {
    /** By the clock, day and night. */
    MINUTES,
    /** While school is in. */
    SCHOOL_MINUTES,
    /** To the morning of a later school day. */
    SCHOOL_DAYS
  }

  private static final Map<String, Wait> WORDS =
      Map.of(
          "m", minutes(1),
          "h", minutes(60),
          "school minute", new Wait(1, Unit.SCHOOL_MINUTES),
          "school hour", new Wait(60, Unit.SCHOOL_MINUTES),
          "school day", new Wait(1, Unit.SCHOOL_DAYS));

  public Wait {
    if (amount < 0) {
      throw new IllegalArgumentException("nobody waits " + amount);
    }
  }

  static Wait minutes(int amount) {
    return new Wait(amount, Unit.MINUTES);
  }

  static Wait schoolHours(int amount) {
    return new Wait(60 * amount, Unit.SCHOOL_MINUTES);
  }

  static Wait schoolDays(int amount) {
    return new Wait(amount, Unit.SCHOOL_DAYS);
  }

  /**
   * Reads a wait as people write it: {@code 10m}, {@code 4h}, {@code 1 school hour}, {@code 2
   * school days}.
   */
  public static Wait of(String given) {
    String text = given.strip();
    int digits = 0;
    while (digits < text.length() && Character.isDigit(text.charAt(digits))) {
      digits++;
    }
    String word = text.substring(digits).strip();
    Wait one = WORDS.get(word.endsWith("s") ? word.substring(0, word.length() - 1) : word);
    if (one == null || digits == 0 || digits > 3) {
      throw new IllegalArgumentException(
          "\"" + given + "\" is no time to wait; use 10m, 4h, 1 school hour or 2 school days");
    }
    return one.times(Integer.parseInt(text.substring(0, digits)));
  }

  Wait times(int factor) {
    return new Wait(amount * factor, unit);
  }

  /** Twice as long after each time, up to a week or, in school, a fortnight. */
  Wait afterRepeats(int times) {
    int most =
        switch (unit) {
          case MINUTES -> 7 * 24 * 60;
          case SCHOOL_MINUTES -> 5 * 8 * 60;
          case SCHOOL_DAYS -> 10;
        };
    long grown = (long) Math.max(1, amount) << Math.min(times, 20);
    return new Wait((int) Math.min(grown, Math.max(most, amount)), unit);
  }
}
