package org.handbell.notifier.digest;

import java.util.List;
import java.util.OptionalLong;

/** The middle one of several weeks' counts: one odd week does not move it. */
final class Usual {

  /** Fewer weeks than this show nothing usual. */
  static final int FEWEST = 3;

  private Usual() {}

  /** Nothing where the weeks are too few; of an even number the lower of the two in the middle. */
  static OptionalLong of(List<Long> counts) {
    if (counts.size() < FEWEST) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(counts.stream().sorted().toList().get((counts.size() - 1) / 2));
  }
}
