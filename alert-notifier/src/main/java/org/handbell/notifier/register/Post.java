package org.handbell.notifier.register;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.handbell.model.Incident;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.compose.Reason;
import org.handbell.notifier.recuse.Recusal;
import org.handbell.notifier.register.CaseMails.Reader;
import org.handbell.notifier.route.Contact;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The mails that are owed: each is leased, sent and settled, folded into others or given up. */
public final class Post {

  /**
   * Says in the log that somebody may not be told, and not why: that would tell whom it is about.
   */
  static final String WITHDRAWN = "withdrawn: they may no longer be told";

  private final NotifierConfig config;
  private final InstantSource clock;
  private final Database database;
  private final Jdbi jdbi;
  private final Jdbi beside;
  private final Cases cases;
  private final Outbox outbox;
  private final Leases leases;
  private final Floods floods;
  private final Alerts alerts;
  private final Audit audit;

  Post(
      NotifierConfig config,
      InstantSource clock,
      Database database,
      Cases cases,
      Outbox outbox,
      Leases leases,
      Floods floods,
      Alerts alerts,
      Audit audit) {
    this.config = config;
    this.clock = clock;
    this.database = database;
    this.jdbi = database.jdbi();
    this.beside = database.beside();
    this.cases = cases;
    this.outbox = outbox;
    this.leases = leases;
    this.floods = floods;
    this.alerts = alerts;
    this.audit = audit;
  }

  /**
   * True while mails get out: none has waited for so long during which none was sent at all.
   *
   * @param patience how long
   */
  public boolean isMailMoving(Duration patience) {
    return beside.withHandle(handle -> leases.isMoving(handle, clock.instant().minus(patience)));
  }

  /** Owes a mail that is about no single case; false where it was owed before. */
  public boolean enqueue(ReadyMail mail) {
    return jdbi.inTransaction(handle -> outbox.owe(handle, Owed.ready(mail), clock.instant()));
  }

  /** True where a mail for that occasion was ever owed to anybody at the school. */
  public boolean wasOwed(String schoolId, Reason reason, String occasion) {
    return jdbi.withHandle(handle -> outbox.knows(handle, schoolId, reason, occasion));
  }

  /**
   * Makes one mail of those that are too many for their reader.
   *
   * @return how many mails that saves
   */
  public int foldFloods() {
    return jdbi.inTransaction(
        handle -> {
          Instant now = clock.instant();
          for (Notification lost : floods.lost(handle)) {
            Optional<Case> about = cases.of(handle, String.valueOf(lost.incidentId()));
            alerts.instead(handle, lost, about, "the mail that told it was given up", now);
          }
          return floods.fold(handle, now);
        });
  }

  /**
   * Says so where immediate alerts come faster than anybody reads mails.
   *
   * @return how many mails are newly owed
   */
  public int warnOfFloods() {
    return jdbi.inTransaction(handle -> floods.warn(handle, clock.instant()));
  }

  /** Leases the most urgent mail that is due, so that nobody else sends it. */
  public Optional<Notification> lease() {
    return beside.inTransaction(handle -> leases.lease(handle, clock.instant()));
  }

  /** Puts back what was being sent when its sender died; it may have arrived. */
  public int recover() {
    return recover(clock.instant());
  }

  /**
   * As {@link #recover}, at once where a register has one sender: what is leased when that one
   * starts was leased by a predecessor that is gone. Others may be at work on a shared register.
   */
  public int recoverAtStart() {
    return database.dialect().isShared()
        ? recover()
        : recover(clock.instant().plus(Leases.LEASE).plusMillis(1));
  }

  private int recover(Instant leasedUntil) {
    return beside.inTransaction(
        handle -> {
          Instant now = clock.instant();
          List<Notification> lost = leases.expired(handle, leasedUntil);
          Settlement unknown =
              new Settlement(OutboxState.UNKNOWN, now, "the sender stopped while sending");
          lost.forEach(each -> leases.settle(handle, each, unknown, null, now));
          return lost.size();
        });
  }

  /**
   * Writes down what an attempt came to. What follows from a mail given up is owed at once:
   * somebody else is told, and IT.
   *
   * @param about the case as it was written about, absent for mail about no case
   */
  public void settle(Notification sent, Settlement settlement, Optional<Case> about) {
    boolean dead = settlement.state() == OutboxState.DEAD;
    (dead ? jdbi : beside)
        .useTransaction(
            handle -> {
              Instant now = clock.instant();
              if (settle(handle, sent, settlement, about, now) && dead) {
                alerts.complain(handle, sent, about, settlement.detail(), now);
              }
            });
  }

  /**
   * Writes down what an attempt on another channel than mail came to.
   *
   * @param refused true where IT has something to mend
   */
  public void settleNudge(Notification sent, Settlement settlement, Case about, boolean refused) {
    jdbi.useTransaction(
        handle -> {
          Instant now = clock.instant();
          Integer revision = about.incident().revision();
          if (leases.settle(handle, sent, settlement, revision, now) && refused) {
            alerts.channelRefuses(handle, sent, about, settlement.detail(), now);
          }
        });
  }

  /** Gives up a mail whose reader may no longer be told; only the next reader hears of that. */
  public void withdraw(Notification owed, String because, Case about) {
    jdbi.useTransaction(
        handle -> {
          Instant now = clock.instant();
          String who = owed.recipient().id() + ": " + because;
          audit.append(handle, now, "handbell", "withdraw", about.number(), who);
          Settlement dead = new Settlement(OutboxState.DEAD, now, WITHDRAWN);
          var unused = settle(handle, owed, dead, Optional.of(about), now);
          DeadLetters.letGo(handle, owed.key(), now);
        });
  }

  /** False where another has taken it over: then nothing follows from this attempt. */
  private boolean settle(
      Handle handle, Notification sent, Settlement settlement, Optional<Case> about, Instant now) {
    Integer revision = about.map(c -> c.incident().revision()).orElse(null);
    boolean settled = leases.settle(handle, sent, settlement, revision, now);
    if (settled && settlement.state() == OutboxState.DEAD) {
      alerts.instead(handle, sent, about, settlement.detail(), now);
    }
    return settled;
  }

  /** Who else is told of a case, with a remark where their mail could not be delivered. */
  public List<String> alsoTold(Case about, Contact reader) {
    Incident incident = about.incident();
    Recusal recusal = Recusal.of(incident.person(), incident.schoolId(), config.contacts());
    return jdbi.withHandle(
        handle ->
            outbox.mails().readers(handle, incident.id()).stream()
                .filter(other -> !other.contact().address().equals(reader.address()))
                .filter(other -> recusal.against(other.contact()).isEmpty())
                .map(Reader::described)
                .distinct()
                .toList());
  }

  /** How many mails stand in each state; a state without any is absent. */
  public Map<OutboxState, Long> outboxCounts() {
    return jdbi.withHandle(outbox::counts);
  }
}
