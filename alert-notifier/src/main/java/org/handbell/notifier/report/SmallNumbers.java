package org.handbell.notifier.report;

import java.util.Collection;

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

  /** What stands for a total that is too small. */
  static final String FEW = "fewer than " + FEWEST;

  private SmallNumbers() {}

  /** A total in words. */
  static String total(long count) {
    return isSmall(count) ? FEW : String.valueOf(count);
  }

  static boolean isSmall(long count) {
    return count > 0 && count < FEWEST;
  }

  /** True where these parts of a total may be shown. */
  static boolean mayBeSplit(Collection<Long> parts) {
    return parts.stream().noneMatch(SmallNumbers::isSmall);
  }

  /**
   * How large a part is, in tenths: a share that moved with every single one would show when that
   * was.
   */
  static String share(long part, long whole) {
    long tenths = whole == 0 ? 0 : Math.round(10.0 * part / whole);
    return tenths == 0 ? "fewer than one in ten" : "about %d in ten".formatted(tenths);
  }
}
