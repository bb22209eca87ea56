package org.handbell.notifier.register;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That somebody asked for the locked lines of a case.
 *
 * @param askedBy id of whoever asked
 * @param confirmedBy id of whoever agreed; absent until somebody has
 * @param takenAt when the file was handed out last
 */
public record SealedRequest(
    Instant askedAt,
    String askedBy,
    String askedName,
    String reason,
    @Nullable Instant confirmedAt,
    @Nullable String confirmedBy,
    @Nullable String confirmedName,
    @Nullable Instant takenAt) {

  /** So long somebody else may take to agree. */
  public static final Duration WAITS = Duration.ofHours(24);

  /** So long the file can be fetched once both have agreed. */
  public static final Duration OPEN = Duration.ofHours(1);

  /** True while it waits for somebody else. */
  public boolean isWaiting(Instant now) {
    return confirmedAt == null && now.isBefore(askedAt.plus(WAITS));
  }

  /** True while the file can be fetched. */
  public boolean isOpen(Instant now) {
    return confirmedAt != null && now.isBefore(confirmedAt.plus(OPEN));
  }
}
