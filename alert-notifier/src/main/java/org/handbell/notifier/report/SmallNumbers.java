package org.handbell.notifier.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Hides counts so small that they could point at a child, and with them what would give them away.
 *
 * <p>The rule, for the parts of a total that is shown: a part from 1 to 4 is hidden. As long as
 * only one part is hidden, or those that are hidden come to less than four more than there are of
 * them, the smallest part that is still shown and not 0 is hidden too. Where no such part is left,
 * the parts are not shown at all. A total from 1 to 4 is hidden, and then none of its parts is
 * shown. So nobody who knows the rule, the total and every part that is shown can tell a hidden
 * part to less than three possible values.
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

  /** The parts in words, in their order; nothing where they may not be shown at all. */
  static Optional<List<String>> parts(List<Long> parts) {
    if (isSmall(parts.stream().mapToLong(Long::longValue).sum())) {
      return Optional.empty();
    }
    Set<Integer> hidden = new TreeSet<>();
    IntStream.range(0, parts.size()).filter(i -> isSmall(parts.get(i))).forEach(hidden::add);
    while (!hidden.isEmpty() && givesAway(parts, hidden)) {
      Optional<Integer> next =
          IntStream.range(0, parts.size())
              .boxed()
              .filter(i -> parts.get(i) > 0 && !hidden.contains(i))
              .min(Comparator.comparing(parts::get));
      if (next.isEmpty()) {
        return Optional.empty();
      }
      hidden.add(next.get());
    }
    List<String> words = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      words.add(hidden.contains(i) ? HIDDEN : String.valueOf(parts.get(i)));
    }
    return Optional.of(words);
  }

  private static boolean givesAway(List<Long> parts, Set<Integer> hidden) {
    long sum = hidden.stream().mapToLong(parts::get).sum();
    return hidden.size() < 2 || sum < hidden.size() + 4;
  }
}
