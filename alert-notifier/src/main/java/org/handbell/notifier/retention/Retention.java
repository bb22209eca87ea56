package org.handbell.notifier.retention;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/**
 * How long each kind of data is kept.
 *
 * @param days by kind; what is absent is kept as long as usual
 */
public record Retention(Map<Kept, Integer> days) {

  public static final Retention USUAL = new Retention(Map.of());

  public Retention {
    days = Map.copyOf(days);
    days.forEach(
        (kept, chosen) -> {
          if (chosen < kept.least() || chosen > kept.most()) {
            throw new IllegalArgumentException(
                "%s is kept from %d to %d days".formatted(kept.key(), kept.least(), kept.most()));
          }
        });
  }

  /** For how many days it is kept. */
  public int daysOf(Kept kept) {
    return days.getOrDefault(kept, kept.usual());
  }

  /** What is older than that has been kept long enough. */
  public Instant before(Kept kept, Instant now) {
    return now.minus(Duration.ofDays(daysOf(kept)));
  }

  /** The days of every kind. */
  public Map<Kept, Integer> all() {
    Map<Kept, Integer> all = new EnumMap<>(Kept.class);
    for (Kept kept : Kept.values()) {
      all.put(kept, daysOf(kept));
    }
    return all;
  }
}
