package org.handbell.notifier.register;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.handbell.notifier.compose.MailText;
import org.handbell.notifier.compose.Reason;
import org.handbell.notifier.route.Contact;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatement;

/** The messages owed: each row stands here before anything is sent. */
final class Outbox {

  private static final Json<Contact> CONTACT = new Json<>(Contact.class);

  private static final String INSERT =
      """
      INSERT INTO outbox (dedup_key, incident_id, school_id, reason, step, channel,
        urgency, turn, address, recipient, because, subject, body_text, body_html, state,
        attempts, created_at, due_at, ladder_at)
      VALUES (:key, :incident, :school, :reason, :step, :channel,
        :urgency, :turn, :address, :recipient, :because, :subject, :text, :html, :state,
        0, :now, :due, :ladder)
      ON CONFLICT (dedup_key) DO NOTHING""";

  private final CaseMails mails;
  private final boolean laddered;

  /**
   * The outbox of that database.
   *
   * @param laddered true where there is any other channel for a mail that does not arrive
   */
  Outbox(Dialect dialect, boolean laddered) {
    this.mails = new CaseMails(dialect);
    this.laddered = laddered;
  }

  /** Who is told of which case. */
  CaseMails mails() {
    return mails;
  }

  /** True where it is owed from now on, false where it was owed before. */
  boolean owe(Handle handle, Owed owed, Instant now) {
    return put(handle, owed, OutboxState.READY, now);
  }

  /** A mail that is not to be sent: its case stands in a list. */
  void list(Handle handle, Owed owed, Instant now) {
    var unused = put(handle, owed, OutboxState.LISTED, now);
  }

  /** As {@link #owe}, of many. */
  void oweAll(Handle handle, List<Owed> all, Instant now) {
    if (!all.isEmpty()) {
      PreparedBatch batch = handle.prepareBatch(INSERT);
      all.forEach(owed -> bind(batch, owed, OutboxState.READY, now).add());
      int[] unused = batch.execute();
    }
  }

  private boolean put(Handle handle, Owed owed, OutboxState state, Instant now) {
    return bind(handle.createUpdate(INSERT), owed, state, now).execute() == 1;
  }

  private <S extends SqlStatement<S>> S bind(
      S statement, Owed owed, OutboxState state, Instant now) {
    MailText text = owed.text();
    return statement
        .bind("key", owed.key())
        .bind("incident", owed.incidentId())
        .bind("school", owed.schoolId())
        .bind("reason", owed.reason().name())
        .bind("step", owed.step())
        .bind("channel", owed.channel())
        .bind("urgency", owed.urgency().name())
        .bind("turn", owed.turn())
        .bind("address", owed.recipient().address())
        .bind("recipient", CONTACT.write(owed.recipient()))
        .bind("because", owed.because())
        .bind("subject", text == null ? null : text.subject())
        .bind("text", text == null ? null : text.text())
        .bind("html", text == null ? null : text.html())
        .bind("state", state.name())
        .bind("now", now.toEpochMilli())
        .bind("due", owed.due().toEpochMilli())
        .bind("ladder", laddered && owed.laddered() ? owed.due().toEpochMilli() : null);
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
    mails.hold(handle, incidentId);
    return handle
        .createUpdate(
            """
            DELETE FROM outbox WHERE incident_id = :id AND state = 'READY' AND attempts = 0
            AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.incident_id = :id
              AND o.state <> 'SUPERSEDED' AND (o.state <> 'READY' OR o.attempts > 0))""")
        .bind("id", incidentId)
        .execute();
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
