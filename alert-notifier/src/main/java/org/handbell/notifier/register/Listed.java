package org.handbell.notifier.register;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A case as a list shows it.
 *
 * @param assignedTo id of the person who is to deal with it
 * @param closedAt when an outcome was recorded
 * @param outcome what kind of outcome that was, where it was told
 */
public record Listed(
    Case about,
    @Nullable String assignedTo,
    @Nullable Instant closedAt,
    Outcome.@Nullable Kind outcome) {

  /** True for what turned out to be nothing: no more than a stub of it is shown. */
  public boolean isFalseAlarm() {
    return outcome == Outcome.Kind.FALSE_ALARM;
  }
}
