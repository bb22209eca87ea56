package org.handbell.notifier.register;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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

/** The mails owed, and the log of every attempt: each row stands here before anything is sent. */
final class Outbox {

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
  private final boolean laddered;

  /**
   * The outbox of that database.
   *
   * @param laddered true where there is any other channel for a mail that does not arrive
   */
  Outbox(Dialect dialect, boolean laddered) {
    this.dialect = dialect;
    this.laddered = laddered;
  }

  /** A mail that has not gone out yet. */
  record Waiting(Reason reason, Instant due) {}

  /** Somebody a case's mail is or was owed to. */
  record Reader(Contact contact, OutboxState state, String step) {

    String described() {
      return contact.name() + (state == OutboxState.DEAD ? " (could not be delivered)" : "");
    }
  }

  /** True where it is owed from now on, false where it was owed before. */
  boolean owe(Handle handle, Owed owed, Instant now) {
    MailText text = owed.text();
    return handle
            .createUpdate(
                """
                INSERT INTO outbox (dedup_key, incident_id, school_id, reason, step, channel,
                  urgency, address, recipient, because, subject, body_text, body_html, state,
                  attempts, created_at, due_at, ladder_at)
                VALUES (:key, :incident, :school, :reason, :step, :channel,
                  :urgency, :address, :recipient, :because, :subject, :text, :html, 'READY',
                  0, :now, :due, :ladder)
                ON CONFLICT (dedup_key) DO NOTHING""")
            .bind("key", owed.key())
            .bind("incident", owed.incidentId())
            .bind("school", owed.schoolId())
            .bind("reason", owed.reason().name())
            .bind("step", owed.step())
            .bind("channel", owed.channel())
            .bind("urgency", owed.urgency().name())
            .bind("address", owed.recipient().address())
            .bind("recipient", CONTACT.write(owed.recipient()))
            .bind("because", owed.because())
            .bind("subject", text == null ? null : text.subject())
            .bind("text", text == null ? null : text.text())
            .bind("html", text == null ? null : text.html())
            .bind("now", now.toEpochMilli())
            .bind("due", owed.due().toEpochMilli())
            .bind("ladder", laddered && owed.laddered() ? owed.due().toEpochMilli() : null)
            .execute()
        == 1;
  }

  boolean knows(Handle handle, String schoolId, Reason reason, String occasion) {
    return handle
        .createQuery(
            """
            SELECT 1 FROM outbox
            WHERE school_id = :school AND reason = :reason AND because = :occasion LIMIT 1""")
        .bind("school", schoolId)
        .bind("reason", reason.name())
        .bind("occasion", occasion)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  /** Keeps a case's mails from being leased until what is decided of them is written down. */
  private void hold(Handle handle, String incidentId) {
    var unused =
        handle
            .createQuery("SELECT 1 FROM outbox WHERE incident_id = :id" + dialect.locking())
            .bind("id", incidentId)
            .mapTo(Integer.class)
            .list();
  }

  /** The mail about a case that this address has not been sent yet. */
  Optional<Waiting> waiting(Handle handle, String incidentId, String address) {
    hold(handle, incidentId);
    return handle
        .createQuery(
            """
            SELECT reason, due_at FROM outbox WHERE incident_id = :id AND address = :address
            AND channel = 'mail' AND state IN ('READY', 'RETRY') ORDER BY due_at LIMIT 1""")
        .bind("id", incidentId)
        .bind("address", address)
        .map(
            (row, ctx) ->
                new Waiting(
                    Reason.valueOf(row.getString("reason")),
                    Instant.ofEpochMilli(row.getLong("due_at"))))
        .findOne();
  }

  /** What waits for this address about a case gives way to the mail of that key. */
  void supersede(Handle handle, String incidentId, String address, String key) {
    handle
        .createUpdate(
            """
            UPDATE outbox SET state = 'SUPERSEDED' WHERE incident_id = :id AND address = :address
            AND channel = 'mail' AND state IN ('READY', 'RETRY') AND dedup_key <> :key""")
        .bind("id", incidentId)
        .bind("address", address)
        .bind("key", key)
        .execute();
  }

  /** Nobody is reminded any more of a case that somebody has taken. */
  void withdrawReminders(Handle handle, String incidentId) {
    handle
        .createUpdate(
            """
            UPDATE outbox SET state = 'SUPERSEDED' WHERE incident_id = :id
            AND state IN ('READY', 'RETRY') AND reason IN ('REMINDER', 'ESCALATION')""")
        .bind("id", incidentId)
        .execute();
  }

  /**
   * Takes back the mails about a case where all of them still wait for their first attempt. What
   * goes out to one of its readers goes out to all.
   *
   * @return how many there were
   */
  int withdraw(Handle handle, String incidentId) {
    hold(handle, incidentId);
    return handle
        .createUpdate(
            """
            DELETE FROM outbox WHERE incident_id = :id AND state = 'READY' AND attempts = 0
            AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.incident_id = :id
              AND o.state <> 'SUPERSEDED' AND (o.state <> 'READY' OR o.attempts > 0))""")
        .bind("id", incidentId)
        .execute();
  }

  /** Who is told of a case, in the order in which they came to be. */
  List<Reader> readers(Handle handle, String incidentId) {
    return handle
        .createQuery(
            """
            SELECT recipient, state, step FROM outbox
            WHERE incident_id = :id AND channel = 'mail' AND state <> 'SUPERSEDED'
            ORDER BY created_at, dedup_key""")
        .bind("id", incidentId)
        .map(
            (row, ctx) ->
                new Reader(
                    CONTACT.read(row.getString("recipient")),
                    OutboxState.valueOf(row.getString("state")),
                    row.getString("step")))
        .list();
  }

  /** Every mail about a case, in order. */
  List<Desk.Told> told(Handle handle, String incidentId) {
    return handle
        .createQuery(
            "SELECT * FROM outbox WHERE incident_id = :id AND channel = 'mail'"
                + " ORDER BY created_at, dedup_key")
        .bind("id", incidentId)
        .map(
            (row, ctx) ->
                new Desk.Told(
                    Instant.ofEpochMilli(row.getLong("created_at")),
                    Reason.valueOf(row.getString("reason")),
                    CONTACT.read(row.getString("recipient")).id(),
                    OutboxState.valueOf(row.getString("state"))))
        .list();
  }

  /** Leases the most urgent mail that is due, the oldest first. */
  Optional<Notification> lease(Handle handle, Instant now) {
    return lease(handle, now, "channel = 'mail'", "urgency, created_at, dedup_key", Set.of());
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
    return settled == 1;
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

  Map<OutboxState, Long> counts(Handle handle) {
    Map<OutboxState, Long> counts = new EnumMap<>(OutboxState.class);
    handle
        .createQuery("SELECT state, count(*) AS rows_in_state FROM outbox GROUP BY state")
        .map(
            (row, ctx) ->
                Map.entry(
                    OutboxState.valueOf(row.getString("state")), row.getLong("rows_in_state")))
        .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
    return counts;
  }
}
