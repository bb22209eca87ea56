package org.handbell.notifier.register;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.handbell.model.Activity;
import org.handbell.model.Activity.Counter;

/** The hours of a school added up as they are read, so that a year of them need not be held. */
public final class HourTotals {

  private final ZoneId zone;
  private final Map<Counter, Long> counts = new EnumMap<>(Counter.class);
  private final Set<LocalDate> days = new HashSet<>();

  HourTotals(ZoneId zone) {
    this.zone = zone;
  }

  void add(Activity hour) {
    hour.counts().forEach((counter, n) -> counts.merge(counter, n, Long::sum));
    if (hour.counts().getOrDefault(Counter.EVENTS, 0L) > 0) {
      days.add(LocalDate.ofInstant(hour.hour(), zone));
    }
  }

  /** What was counted. */
  public Map<Counter, Long> counts() {
    return Map.copyOf(counts);
  }

  /** On which days events came. */
  public Set<LocalDate> days() {
    return Set.copyOf(days);
  }
}
