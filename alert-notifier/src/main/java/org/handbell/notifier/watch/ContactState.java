package org.handbell.notifier.watch;

import java.time.Duration;
import java.time.Instant;
import org.handbell.notifier.route.Contact;
import org.jspecify.annotations.Nullable;

/**
 * What is known of whether mail reaches a contact.
 *
 * @param asked when they were first asked to confirm a test alert at this address
 * @param confirmed when they did
 * @param by whose word that is: {@code link} where they opened the mail's link themselves
 * @param refused true where the last mail there about no case was given up
 */
public record ContactState(
    Contact contact,
    @Nullable Instant asked,
    @Nullable Instant confirmed,
    @Nullable String by,
    boolean refused) {

  /** Whoever was asked on a Friday afternoon answers on Monday. */
  private static final Duration TO_ANSWER = Duration.ofDays(3);

  /** True where they should have answered by now. */
  public boolean isOverdue(Instant now) {
    return confirmed == null && asked != null && asked.plus(TO_ANSWER).isBefore(now);
  }

  /** False where nothing that rests on this contact can be relied on. */
  public boolean isReachable(Instant now) {
    return !refused && !isOverdue(now);
  }
}
