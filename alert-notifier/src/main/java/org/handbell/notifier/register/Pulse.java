package org.handbell.notifier.register;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether the filter's lines arrive.
 *
 * @param events read
 * @param last when the newest of them was received; absent where there was none
 */
public record Pulse(long events, @Nullable Instant last) {

  /** Nothing was read. */
  public static final Pulse NONE = new Pulse(0, null);

  Pulse and(Pulse other) {
    Instant theirs = other.last;
    boolean newer = theirs != null && (last == null || theirs.isAfter(last));
    return new Pulse(events + other.events, newer ? theirs : last);
  }
}
