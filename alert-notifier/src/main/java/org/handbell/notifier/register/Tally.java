package org.handbell.notifier.register;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many entries a register has of a time, for figures that name nobody.
 *
 * @param by how many of each result, by its word; one without any is absent
 * @param latest when the newest of them was; absent where there is none
 */
public record Tally(int count, Map<String, Integer> by, @Nullable Instant latest) {

  public Tally {
    by = Map.copyOf(by);
  }

  /** How many came to that. */
  public int of(Enum<?> result) {
    return by.getOrDefault(result.name(), 0);
  }
}
