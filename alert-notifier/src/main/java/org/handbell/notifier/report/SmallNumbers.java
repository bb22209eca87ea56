package org.handbell.notifier.report;

import java.util.List;
import java.util.Optional;

/**
 * Hides counts so small that they could point at a child, and with them what would give them away.
 *
 * <p>The rule: a total from 1 to 4 is "fewer than 5". The parts of a total are shown only where
 * none of them is from 1 to 4; else none of them is shown, as those that are would give the others
 * away.
 */
final class SmallNumbers {

  /** The smallest count above 0 that is shown. */
  static final long FEWEST = 5;

  /** What stands for a hidden part; the hidden parts all look alike. */
  static final String HIDDEN = "not shown";

  private SmallNumbers() {}

  /** A total in words. */
  static String total(long count) {
    return isSmall(count) ? "fewer than " + FEWEST : String.valueOf(count);
  }

  static boolean isSmall(long count) {
    return count > 0 && count < FEWEST;
  }

  /** The parts in words, in their order; nothing where they may not be shown. */
  static Optional<List<String>> parts(List<Long> parts) {
    return parts.stream().anyMatch(SmallNumbers::isSmall)
        ? Optional.empty()
        : Optional.of(parts.stream().map(String::valueOf).toList());
  }
}
