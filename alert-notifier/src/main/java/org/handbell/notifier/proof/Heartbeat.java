package org.handbell.notifier.proof;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the heartbeat to the outside does.
 *
 * @param failingSince since when its address has not answered; null while it does
 * @param fault in a few words; null while there is none
 */
public record Heartbeat(@Nullable Instant failingSince, @Nullable String fault) {

  /** Nothing is wrong, or there is none. */
  public static final Heartbeat WELL = new Heartbeat(null, null);
}
