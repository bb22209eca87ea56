package org.handbell.notifier.register;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A school that is settling in, or has done so.
 *
 * @param began when Handbell first knew of it
 * @param ended when that was over; absent while it lasts
 * @param days on which its logs came since it began, in order
 */
public record Beginner(Instant began, @Nullable Instant ended, List<LocalDate> days) {

  public Beginner {
    days = List.copyOf(days);
  }

  /** True as long as lesser mails are one daily list. */
  public boolean isSettling() {
    return ended == null;
  }
}
