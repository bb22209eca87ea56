package org.handbell.notifier.register;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * In whose hands a case is.
 *
 * @param by id of the person who acknowledged it
 * @param name theirs
 * @param until when it counts as acknowledged no longer; absent where that never is
 * @param assignedTo id of the person who is to deal with it
 * @param closedAt when its outcome was recorded
 */
public record Holding(
    @Nullable String by,
    @Nullable String name,
    @Nullable Instant at,
    @Nullable Instant until,
    @Nullable String assignedTo,
    @Nullable Instant closedAt) {

  /** True while nobody is to be reminded of the case. */
  public boolean isInHand() {
    return at != null || closedAt != null;
  }
}
