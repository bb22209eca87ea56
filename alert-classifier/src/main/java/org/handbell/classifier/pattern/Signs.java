package org.handbell.classifier.pattern;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.handbell.model.Priority;

/**
 * What is remembered of one person's findings for {@value #DAYS} days, the slight ones included, in
 * the order in which they were read.
 */
public record Signs(List<Sign> all) {

  /** The longest that anything is looked back on. */
  public static final int DAYS = 60;

  /** More than this of one person adds nothing to a pattern; the slightest and oldest go. */
  static final int MOST = 120;

  /** Of somebody of whom nothing was found yet. */
  public static final Signs NONE = new Signs(List.of());

  private static final int KEPT_MINUTES = (int) Duration.ofDays(DAYS).toMinutes();

  public Signs {
    all = List.copyOf(all);
  }

  /** With one more, without what is too old and without what it repeats. */
  public Signs with(Sign added, ZoneId zone) {
    List<Sign> kept = new ArrayList<>(all);
    kept.removeIf(
        sign -> sign.minute() < added.minute() - KEPT_MINUTES || added.repeats(sign, zone));
    kept.add(added);
    if (kept.size() > MOST) {
      kept.remove(
          kept.stream()
              .limit(MOST)
              .min(
                  Comparator.comparing((Sign sign) -> sign.priority() != Priority.P4)
                      .thenComparing(sign -> sign.priority() == Priority.P1)
                      .thenComparing(Sign::minute))
              .orElseThrow());
    }
    return new Signs(kept);
  }

  /** Without what belongs to false alarms. */
  public Signs without(FalseAlarms alarms) {
    return all.stream().noneMatch(alarms::covers)
        ? this
        : new Signs(all.stream().filter(sign -> !alarms.covers(sign)).toList());
  }

  /** Those of the time before {@code now}, and no newer. */
  Stream<Sign> within(Duration before, Sign now) {
    return all.stream()
        .filter(sign -> sign.minute() <= now.minute())
        .filter(sign -> sign.minute() >= now.minute() - before.toMinutes());
  }

  /** True when none of it is young enough to matter to anything received from then on. */
  public boolean isOver(Instant now) {
    long oldest = now.getEpochSecond() / 60 - KEPT_MINUTES;
    return all.stream().noneMatch(sign -> sign.minute() >= oldest);
  }

  /** How many, and nothing of what: a failing store puts its values into its message. */
  @Override
  public String toString() {
    return "Signs[" + all.size() + "]";
  }
}
