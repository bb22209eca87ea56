package org.handbell.notifier.register;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.handbell.model.Priority;
import org.handbell.notifier.channel.Channel;
import org.handbell.notifier.compose.MailText;
import org.handbell.notifier.compose.Reason;
import org.handbell.notifier.route.Contact;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** Who sends which message of the outbox, until when, and what became of each attempt. */
final class Leases {

  /** Longer than any sending takes; after it, the sender is taken for dead. */
  static final Duration LEASE = Duration.ofMinutes(2);

  private static final Json<Contact> CONTACT = new Json<>(Contact.class);

  static final RowMapper<Notification> TO_NOTIFICATION =
      (row, ctx) -> {
        String subject = row.getString("subject");
        return new Notification(
            row.getString("dedup_key"),
            row.getString("incident_id"),
            row.getString("school_id"),
            Reason.valueOf(row.getString("reason")),
            Priority.valueOf(row.getString("urgency")),
            CONTACT.read(row.getString("recipient")),
            subject == null
                ? null
                : new MailText(subject, row.getString("body_text"), row.getString("body_html")),
            row.getInt("attempts"),
            Instant.ofEpochMilli(row.getLong("created_at")),
            Instant.ofEpochMilli(row.getLong("first_attempt_at")),
            row.getString("channel"));
      };

  private final Dialect dialect;

  Leases(Dialect dialect) {
    this.dialect = dialect;
  }

  /**
   * Leases the most urgent mail that is due: the first about a case before any reminder, of those
   * the oldest.
   */
  Optional<Notification> lease(Handle handle, Instant now) {
    return lease(handle, now, "channel = 'mail'", "urgency, turn, created_at, dedup_key", Set.of());
  }

  /** Leases the oldest message that is due on any other channel: a mail server holds up none. */
  Optional<Notification> leaseNudge(Handle handle, Instant now, Set<String> except) {
    String which = "channel <> 'mail' AND channel NOT IN (<except>)";
    return lease(handle, now, which, "created_at, dedup_key", except);
  }

  private Optional<Notification> lease(
      Handle handle, Instant now, String which, String order, Set<String> except) {
    Set<String> never = new HashSet<>(except);
    never.add(Channel.MAIL);
    return handle
        .createQuery(
            """
            UPDATE outbox SET state = 'SENDING', attempts = attempts + 1, lease_until = :until,
              first_attempt_at = COALESCE(first_attempt_at, :now)
            WHERE dedup_key = (
              SELECT dedup_key FROM outbox
              WHERE %s AND state IN ('READY', 'RETRY', 'UNKNOWN') AND due_at <= :now
              ORDER BY %s LIMIT 1%s)
            RETURNING *"""
                .formatted(which, order, dialect.lockingFree()))
        .bindList("except", never)
        .bind("until", now.plus(LEASE).toEpochMilli())
        .bind("now", now.toEpochMilli())
        .map(TO_NOTIFICATION)
        .findOne();
  }

  /** Finds the mails whose sender died while sending. */
  List<Notification> expired(Handle handle, Instant now) {
    return handle
        .createQuery(
            "SELECT * FROM outbox WHERE state = 'SENDING' AND lease_until < :now"
                + dialect.lockingFree())
        .bind("now", now.toEpochMilli())
        .map(TO_NOTIFICATION)
        .list();
  }

  /**
   * Writes down what an attempt came to. Whoever lost the lease in the meantime changes nothing but
   * the log, and hears so.
   *
   * @param revision of the case that was written about
   */
  boolean settle(
      Handle handle,
      Notification sent,
      Settlement settlement,
      @Nullable Integer revision,
      Instant now) {
    int settled =
        handle
            .createUpdate(
                """
            UPDATE outbox SET state = :state, due_at = :due, lease_until = NULL,
              ladder_at = CASE WHEN ladder_at IS NOT NULL AND :refused THEN :now ELSE ladder_at END
            WHERE dedup_key = :key AND state = 'SENDING' AND attempts = :attempt""")
            .bind("state", settlement.state().name())
            .bind("due", settlement.due().toEpochMilli())
            .bind("refused", settlement.state() == OutboxState.DEAD)
            .bind("now", now.toEpochMilli())
            .bind("key", sent.key())
            .bind("attempt", sent.attempt())
            .execute();
    log(handle, sent, settlement, revision, now);
    return settled == 1;
  }

  /** Adds to the log what became of a mail. */
  void log(
      Handle handle,
      Notification sent,
      Settlement settlement,
      @Nullable Integer revision,
      Instant now) {
    handle
        .createUpdate(
            """
            INSERT INTO notification_log
              (dedup_key, attempt, at, incident_id, revision, result, detail)
            VALUES (:key, :attempt, :now, :incident, :revision, :result, :detail)""")
        .bind("key", sent.key())
        .bind("attempt", sent.attempt())
        .bind("now", now.toEpochMilli())
        .bind("incident", sent.incidentId())
        .bind("revision", revision)
        .bind("result", settlement.state().name())
        .bind("detail", settlement.detail())
        .execute();
  }

  /** What one mail was to tell that is given up: given up too, for somebody else to be told. */
  List<Notification> foldedIntoDead(Handle handle, int most) {
    return handle
        .createQuery(
            """
            UPDATE outbox SET state = 'DEAD' WHERE dedup_key IN (
              SELECT o.dedup_key FROM outbox o
              JOIN outbox w ON w.dedup_key = o.folded_into
              WHERE o.state = 'FOLDED' AND w.state = 'DEAD' LIMIT :most)
            RETURNING *""")
        .bind("most", most)
        .map(TO_NOTIFICATION)
        .list();
  }

  /** False where a mail has waited since before then, and none has been sent after it. */
  boolean isMoving(Handle handle, Instant since) {
    return handle
        .createQuery(
            """
            SELECT 1 FROM outbox
            WHERE state IN ('READY', 'RETRY', 'UNKNOWN', 'SENDING')
            AND COALESCE(first_attempt_at, due_at) < :since
            AND NOT EXISTS (
              SELECT 1 FROM notification_log WHERE result = 'SENT' AND at >= :since)
            LIMIT 1""")
        .bind("since", since.toEpochMilli())
        .mapTo(Integer.class)
        .findOne()
        .isEmpty();
  }
}
