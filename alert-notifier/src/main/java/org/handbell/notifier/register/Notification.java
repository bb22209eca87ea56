package org.handbell.notifier.register;

import java.time.Instant;
import java.util.Objects;
import org.handbell.model.Priority;
import org.handbell.notifier.compose.MailText;
import org.handbell.notifier.compose.Reason;
import org.handbell.notifier.route.Contact;
import org.jspecify.annotations.Nullable;

/**
 * One message owed to one person, leased to whoever is to send it.
 *
 * @param key the same for the same mail on every replay; the Message-ID is made of it
 * @param incidentId absent for mail that is about no case
 * @param recipient as decided when it fell due
 * @param text present exactly where there is no incident
 * @param attempt from 1
 * @param channel {@code mail}, or the id of another channel
 */
public record Notification(
    String key,
    @Nullable String incidentId,
    String schoolId,
    Reason reason,
    Priority urgency,
    Contact recipient,
    @Nullable MailText text,
    int attempt,
    Instant createdAt,
    Instant firstAttemptAt,
    String channel) {

  /**
   * The case that it is about.
   *
   * @throws NullPointerException when it is about none
   */
  String about() {
    return Objects.requireNonNull(incidentId);
  }
}
