package org.handbell.notifier.access;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/**
 * Which passwords are too easy to guess (NIST SP 800-63B, ASVS 5.0 6.2): short ones, those on the
 * school's own lists, and those that are mostly what others guess without any. What letters they
 * hold is nobody's business.
 */
public final class PasswordRules {

  public static final int LEAST = 12;
  static final int MOST = 256;
  private static final int LEAST_OF_ONES_OWN = 8;
  private static final int LEAST_DIFFERENT_OF_ONES_OWN = 5;
  private static final int LEAST_DIFFERENT = 6;
  private static final String MEND = " Use three random words.";

  private final Predictable predictable;
  private final RefusedPasswords refused;

  /**
   * @param names of the organisation, its schools and the person, in any form
   * @param refused what is refused whatever it looks like
   */
  public PasswordRules(Collection<String> names, RefusedPasswords refused) {
    this.predictable = new Predictable(names);
    this.refused = refused;
  }

  /** What is wrong with a password, with the mend; nothing where it is good. */
  public Optional<String> against(String password) {
    int length = password.codePointCount(0, password.length());
    if (length < LEAST) {
      return Optional.of("Use at least " + LEAST + " characters. Three random words are good.");
    }
    if (length > MOST) {
      return Optional.of("Use at most " + MOST + " characters.");
    }
    String lower = Passwords.same(password).toLowerCase(Locale.ROOT);
    if (different(lower) < LEAST_DIFFERENT || isRepeated(lower)) {
      return Optional.of("It says the same thing again and again." + MEND);
    }
    if (isRow(lower)) {
      return Optional.of("It is a row of neighbouring characters." + MEND);
    }
    if (refused.holds(password)) {
      return Optional.of("It is on a list of passwords that others know." + MEND);
    }
    String own = predictable.without(lower);
    return own.length() < LEAST_OF_ONES_OWN || different(own) < LEAST_DIFFERENT_OF_ONES_OWN
        ? Optional.of(
            "Too little of it is your own: others try names of the school, of the trust and of"
                + " yours first, seasons, years and rows of keys."
                + MEND)
        : Optional.empty();
  }

  private static long different(String text) {
    return text.codePoints().distinct().count();
  }

  private static boolean isRepeated(String text) {
    for (int period = 1; period <= text.length() / 2; period++) {
      if (text.regionMatches(0, text, period, text.length() - period)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isRow(String text) {
    int neighbours = 0;
    for (int i = 1; i < text.length(); i++) {
      if (Math.abs(text.charAt(i) - text.charAt(i - 1)) == 1) {
        neighbours++;
      }
    }
    return neighbours > text.length() / 2;
  }
}
