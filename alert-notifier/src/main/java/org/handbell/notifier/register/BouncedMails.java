package org.handbell.notifier.register;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.handbell.notifier.deliver.Bounce;
import org.handbell.notifier.deliver.MailboxPosition;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Mails that a server took and sent back, and how far the mailbox that says so has been read. What
 * follows is the same as when the server had refused the mail at once.
 */
public final class BouncedMails {

  private final InstantSource clock;
  private final Jdbi jdbi;
  private final Dialect dialect;
  private final Cases cases;
  private final Leases leases;
  private final Alerts alerts;

  BouncedMails(
      InstantSource clock, Jdbi jdbi, Dialect dialect, Cases cases, Leases leases, Alerts alerts) {
    this.clock = clock;
    this.jdbi = jdbi;
    this.dialect = dialect;
    this.cases = cases;
    this.leases = leases;
    this.alerts = alerts;
  }

  /** What a mail in that mailbox came to. */
  public enum Outcome {
    /** A mail of ours came back; somebody else is told. */
    BOUNCED,
    /** It had been given up or overtaken before. */
    KNOWN,
    /** No report, or of a mail that is none of ours. */
    OTHER,
    /** Of a mail that is being sent right now: to be looked at again. */
    LATER;

    /** The word for metrics. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private record Found(Notification mail, OutboxState state) {}

  /** How far that mailbox has been read. */
  public Optional<MailboxPosition> position(String mailbox) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT validity, last_uid FROM bounces_read WHERE mailbox = :mailbox")
                .bind("mailbox", mailbox)
                .map(
                    (row, ctx) ->
                        new MailboxPosition(row.getLong("validity"), row.getLong("last_uid")))
                .findOne());
  }

  /** Does what follows from one mail in the mailbox and notes that it has been read, or neither. */
  public Outcome take(String mailbox, Optional<Bounce> bounce, MailboxPosition at) {
    return jdbi.inTransaction(
        handle -> {
          Outcome outcome =
              bounce.map(each -> take(handle, each, clock.instant())).orElse(Outcome.OTHER);
          if (outcome != Outcome.LATER) {
            move(handle, mailbox, at);
          }
          return outcome;
        });
  }

  private Outcome take(Handle handle, Bounce bounce, Instant now) {
    Optional<Found> found = find(handle, bounce);
    if (found.isEmpty()) {
      return Outcome.OTHER;
    }
    switch (found.get().state()) {
      case SENDING -> {
        return Outcome.LATER;
      }
      case DEAD, SUPERSEDED -> {
        return Outcome.KNOWN;
      }
      default -> giveUp(handle, found.get().mail(), "bounced " + bounce.status(), now);
    }
    return Outcome.BOUNCED;
  }

  private void giveUp(Handle handle, Notification mail, String detail, Instant now) {
    handle
        .createUpdate(
            """
            UPDATE outbox SET state = 'DEAD',
              ladder_at = CASE WHEN urgency = 'P1' AND incident_id IS NOT NULL THEN :now END
            WHERE dedup_key = :key""")
        .bind("key", mail.key())
        .bind("now", now.toEpochMilli())
        .execute();
    leases.log(handle, mail, new Settlement(OutboxState.DEAD, now, detail), null, now);
    String incidentId = mail.incidentId();
    Optional<Case> about = incidentId == null ? Optional.empty() : cases.of(handle, incidentId);
    alerts.instead(handle, mail, about, detail, now);
    alerts.complain(handle, mail, about, detail, now);
  }

  /** Kept as it is until the transaction is over. */
  private Optional<Found> find(Handle handle, Bounce bounce) {
    return handle
        .createQuery(
            "SELECT * FROM outbox WHERE dedup_key = :key AND attempts > 0" + dialect.locking())
        .bind("key", bounce.key())
        .map(
            (row, ctx) ->
                new Found(
                    Leases.TO_NOTIFICATION.map(row, ctx),
                    OutboxState.valueOf(row.getString("state"))))
        .findOne();
  }

  private static void move(Handle handle, String mailbox, MailboxPosition at) {
    handle
        .createUpdate(
            """
            INSERT INTO bounces_read (mailbox, validity, last_uid)
            VALUES (:mailbox, :validity, :uid)
            ON CONFLICT (mailbox)
            DO UPDATE SET validity = excluded.validity, last_uid = excluded.last_uid""")
        .bind("mailbox", mailbox)
        .bind("validity", at.validity())
        .bind("uid", at.uid())
        .execute();
  }
}
