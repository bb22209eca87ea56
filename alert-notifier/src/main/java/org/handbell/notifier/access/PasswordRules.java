package org.handbell.notifier.access;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which passwords are too easy to guess (NIST SP 800-63B, ASVS 5.0 6.2): short ones, and those that
 * are mostly names that everybody around knows, or one thing again and again. What letters they
 * hold is nobody's business.
 */
public final class PasswordRules {

  public static final int LEAST = 12;
  static final int MOST = 256;
  private static final int LEAST_OF_ONES_OWN = 8;
  private static final int LEAST_DIFFERENT = 6;
  private static final int SHORTEST_WORD = 3;
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final List<String> EVERYBODYS =
      List.of("password", "handbell", "safeguarding", "qwertyuiop", "asdfghjkl", "zxcvbnm");

  private final List<String> known;

  /**
   * @param names of the organisation, its schools and the person, in any form
   */
  public PasswordRules(Collection<String> names) {
    List<String> words = new ArrayList<>(EVERYBODYS);
    for (String name : names) {
      for (String word : NO_WORD.split(lower(name), -1)) {
        if (word.length() >= SHORTEST_WORD) {
          words.add(word);
        }
      }
    }
    words.sort(Comparator.comparingInt(String::length).reversed());
    this.known = List.copyOf(words);
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
    String lower = lower(password);
    if (lower.codePoints().distinct().count() < LEAST_DIFFERENT || isRepeated(lower)) {
      return Optional.of("It says the same thing again and again. Use three random words.");
    }
    if (isRow(lower)) {
      return Optional.of("It is a row of neighbouring characters. Use three random words.");
    }
    return ownPart(lower) < LEAST_OF_ONES_OWN
        ? Optional.of(
            "It is mostly a name that others know too: of the school, of the trust or your own."
                + " Use three random words.")
        : Optional.empty();
  }

  private int ownPart(String lower) {
    String rest = lower;
    for (String word : known) {
      rest = rest.replace(word, "");
    }
    return rest.length();
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

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
