package org.handbell.notifier.access;

import java.time.Duration;
import java.time.Instant;

/**
 * A person's stay in the console on one device.
 *
 * @param hash what is kept of its secret
 * @param personId whose it is
 * @param way how they signed in
 * @param device what the browser calls itself
 */
public record Session(
    String hash, String personId, String way, String device, Instant begunAt, Instant seenAt) {

  /** Without a request for this long it ends (ASVS 5.0, 7.3.1). */
  public static final Duration IDLE = Duration.ofMinutes(30);

  /** However busy, it ends (ASVS 5.0, 7.3.2). */
  public static final Duration LONGEST = Duration.ofHours(10);

  /** True while it lasts. */
  public boolean isGood(Instant now) {
    return now.isBefore(seenAt.plus(IDLE)) && now.isBefore(begunAt.plus(LONGEST));
  }
}
