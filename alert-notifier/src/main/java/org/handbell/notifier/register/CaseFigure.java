package org.handbell.notifier.register;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.handbell.model.Category;
import org.handbell.model.Person;
import org.handbell.model.Priority;
import org.jspecify.annotations.Nullable;

/**
 * What a case counts as, without what it says.
 *
 * @param person by whom recusal knows it; neither name nor year
 * @param told true where mail about it went out, or is to
 * @param takenAt when somebody first took it
 * @param closedAt when its outcome was recorded
 */
public record CaseFigure(
    String number,
    String schoolId,
    Person person,
    Category category,
    Priority priority,
    boolean told,
    Instant raisedAt,
    @Nullable Instant takenAt,
    @Nullable Instant closedAt,
    Outcome.@Nullable Kind outcome) {

  /** True for what turned out to be nothing. */
  public boolean isFalseAlarm() {
    return outcome == Outcome.Kind.FALSE_ALARM;
  }

  /** True for what is a concern, and not only counted. */
  public boolean isConcern() {
    return priority != Priority.P4 && !isFalseAlarm();
  }

  /** True where somebody was told and had to take it. */
  public boolean isUrgent() {
    return told && priority.isMoreUrgentThan(Priority.P3);
  }

  /** How long it took until somebody took it or closed it, where anybody has. */
  public Optional<Duration> untilTaken() {
    Instant met = takenAt != null ? takenAt : closedAt;
    return Optional.ofNullable(met)
        .map(at -> at.isBefore(raisedAt) ? Duration.ZERO : Duration.between(raisedAt, at));
  }
}
