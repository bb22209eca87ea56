package org.handbell.notifier.register;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.handbell.model.Incident;
import org.handbell.model.Priority;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.compose.MailText;
import org.handbell.notifier.compose.Reason;
import org.handbell.notifier.recuse.Recusal;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.route.Role;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Keeps a reader's mailbox usable. When more than {@value #MOST} mails about serious concerns of
 * one school wait for the same address, one mail tells them all. Each keeps its row, which names
 * the mail that it is told in; immediate alerts and concerns about staff are never folded.
 */
final class Floods {

  /** As many as a person can be expected to open one by one. */
  static final int MOST = 20;

  /** In which they are counted, and for which what follows them waits to be folded. */
  static final Duration WINDOW = Duration.ofMinutes(10);

  private static final int AT_A_TIME = 500;

  /** One mail stands for no more, so that nobody who asks the register waits for it. */
  private static final int MOST_IN_ONE = 5_000;

  private static final Json<Incident> INCIDENT = new Json<>(Incident.class);
  private static final Json<Contact> CONTACT = new Json<>(Contact.class);

  private final NotifierConfig config;
  private final Outbox outbox;
  private final Leases leases;
  private final Audit audit;
  private final Dialect dialect;

  Floods(NotifierConfig config, Outbox outbox, Audit audit, Dialect dialect) {
    this.config = config;
    this.outbox = outbox;
    this.audit = audit;
    this.dialect = dialect;
    this.leases = new Leases(dialect);
  }

  /** Whose mails about which school. */
  record Mailbox(String schoolId, String address) {}

  /** A mail that waits to be sent, and what it is about. */
  record Wave(String key, Contact reader, String number, Incident incident) {}

  /**
   * When a mail that is due at once is to go out: later where so many went out just before that it
   * belongs to a flood.
   */
  Instant due(Handle handle, Incident incident, String address, Instant due, Instant now) {
    Mailbox mailbox = new Mailbox(incident.schoolId(), address);
    boolean waits = !due.isAfter(now) && mayWait(incident) && recent(handle, mailbox, now) >= MOST;
    return waits ? now.plus(WINDOW) : due;
  }

  /** True for what is folded in a flood. */
  boolean mayWait(Incident incident) {
    return incident.priority() == Priority.P2 && !concernsStaff(incident);
  }

  /** How many mails went or go out to a mailbox about now, counted up to {@link #MOST}. */
  static int recent(Handle handle, Mailbox mailbox, Instant now) {
    return handle
        .createQuery(
            """
                SELECT count(*) FROM (SELECT 1 FROM outbox
                WHERE school_id = :school AND address = :address AND due_at > :from
                  AND urgency = 'P2' AND incident_id IS NOT NULL AND channel = 'mail' LIMIT :most) AS recent""")
        .bind("school", mailbox.schoolId())
        .bind("address", mailbox.address())
        .bind("from", now.minus(WINDOW).toEpochMilli())
        .bind("most", MOST)
        .mapTo(Integer.class)
        .one();
  }

  private boolean concernsStaff(Incident incident) {
    return Recusal.of(incident.person(), incident.schoolId(), config.contacts()).concernsStaff();
  }

  /** Folds what has become too much, once the first of it is due; returns how many mails. */
  int fold(Handle handle, Instant now) {
    return tooFull(handle, now).stream().mapToInt(full -> fold(handle, full, now)).sum();
  }

  private static List<Mailbox> tooFull(Handle handle, Instant now) {
    return handle
        .createQuery(
            """
            SELECT school_id, address FROM outbox
            WHERE urgency = 'P2' AND incident_id IS NOT NULL AND state = 'READY' AND attempts = 0
              AND channel = 'mail'
            GROUP BY school_id, address HAVING count(*) > :most AND min(due_at) <= :now""")
        .bind("most", MOST)
        .bind("now", now.toEpochMilli())
        .map((row, ctx) -> new Mailbox(row.getString("school_id"), row.getString("address")))
        .list();
  }

  private int fold(Handle handle, Mailbox full, Instant now) {
    List<Wave> waves = new ArrayList<>();
    waiting(handle, full).stream().filter(this::mayBeFolded).forEach(waves::add);
    if (waves.size() <= MOST) {
      return 0;
    }
    Wave first = waves.get(0);
    MailText words = FloodText.of(config.school(full.schoolId()), waves, config.publicUrl());
    ReadyMail mail =
        new ReadyMail(
            "flood " + first.key(),
            Reason.SUMMARY,
            Priority.P2,
            full.schoolId(),
            first.reader(),
            words,
            now);
    Owed owed = Owed.ready(mail);
    boolean unused = outbox.owe(handle, owed, now);
    mark(handle, waves, owed.key());
    audit.append(
        handle,
        now,
        "handbell",
        "fold",
        first.number(),
        "%d mails to %s into one".formatted(waves.size(), first.reader().id()));
    return waves.size();
  }

  /** Nobody reads in it what they may not read by itself, and staff concerns stand alone. */
  private boolean mayBeFolded(Wave wave) {
    Recusal recusal =
        Recusal.of(wave.incident().person(), wave.incident().schoolId(), config.contacts());
    return wave.incident().priority() != Priority.P1
        && !recusal.concernsStaff()
        && recusal.against(wave.reader()).isEmpty();
  }

  private List<Wave> waiting(Handle handle, Mailbox full) {
    return handle
        .createQuery(
            """
            SELECT o.dedup_key, o.recipient, c.number, r.snapshot FROM outbox o
            JOIN cases c ON c.incident_id = o.incident_id
            JOIN revisions r ON r.incident_id = c.incident_id AND r.revision = c.revision
            WHERE o.school_id = :school AND o.address = :address AND o.urgency = 'P2'
              AND o.incident_id IS NOT NULL AND o.state = 'READY' AND o.attempts = 0
              AND o.channel = 'mail'
            ORDER BY c.raised_at, c.number LIMIT :most"""
                + dialect.lockingFree())
        .bind("school", full.schoolId())
        .bind("address", full.address())
        .bind("most", MOST_IN_ONE)
        .map(
            (row, ctx) ->
                new Wave(
                    row.getString("dedup_key"),
                    CONTACT.read(row.getString("recipient")),
                    row.getString("number"),
                    INCIDENT.read(row.getString("snapshot"))))
        .list();
  }

  private static void mark(Handle handle, List<Wave> waves, String into) {
    PreparedBatch batch =
        handle.prepareBatch(
            "UPDATE outbox SET state = 'FOLDED', folded_into = :into WHERE dedup_key = :key");
    waves.forEach(wave -> batch.bind("into", into).bind("key", wave.key()).add());
    int[] unused = batch.execute();
  }

  /** The mails whose one mail cannot be delivered, some at a time: others are told of them. */
  List<Notification> lost(Handle handle) {
    return leases.foldedIntoDead(handle, AT_A_TIME);
  }

  /**
   * Says once an hour that immediate alerts come faster than anybody reads mails; each of them is
   * sent all the same.
   */
  int warn(Handle handle, Instant now) {
    int owed = 0;
    for (Mailbox full : alarmed(handle, now)) {
      for (Contact contact : config.contacts()) {
        boolean concerned = contact.address().equals(full.address()) || contact.role() == Role.IT;
        if (concerned && contact.serves(full.schoolId())) {
          ReadyMail mail = warning(full.schoolId(), contact, now);
          owed += outbox.owe(handle, Owed.ready(mail), now) ? 1 : 0;
        }
      }
    }
    return owed;
  }

  private ReadyMail warning(String schoolId, Contact contact, Instant now) {
    long hour = now.getEpochSecond() / 3600;
    return new ReadyMail(
        "many alerts " + hour,
        Reason.OPS,
        Priority.P1,
        schoolId,
        contact,
        FloodText.ofAlerts(config.school(schoolId)),
        now);
  }

  private static List<Mailbox> alarmed(Handle handle, Instant now) {
    return handle
        .createQuery(
            """
            SELECT school_id, address FROM outbox
            WHERE urgency = 'P1' AND incident_id IS NOT NULL AND created_at > :from
              AND channel = 'mail'
            GROUP BY school_id, address HAVING count(*) > :most""")
        .bind("from", now.minus(WINDOW).toEpochMilli())
        .bind("most", MOST)
        .map((row, ctx) -> new Mailbox(row.getString("school_id"), row.getString("address")))
        .list();
  }
}
