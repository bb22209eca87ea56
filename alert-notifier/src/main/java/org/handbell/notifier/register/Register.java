package org.handbell.notifier.register;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.handbell.model.Activity;
import org.handbell.model.Incident;
import org.handbell.model.UnmappedName;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.compose.Reason;
import org.handbell.notifier.recuse.Recusal;
import org.handbell.notifier.register.CaseMails.Reader;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.watch.Missed;
import org.handbell.notifier.watch.Notice;
import org.handbell.notifier.watch.Rounds.Changes;
import org.handbell.notifier.watch.Rounds.Opened;
import org.handbell.notifier.watch.Standing;
import org.handbell.notifier.watch.Trouble;
import org.handbell.sealed.SealedLine;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.jspecify.annotations.Nullable;

/**
 * The record of what happened and what was done about it. Each method is one transaction: after a
 * crash at any moment, what a batch brought is in it whole or not at all.
 */
public final class Register implements AutoCloseable {

  /**
   * Says in the log that somebody may not be told, and not why: that would tell whom it is about.
   */
  static final String WITHDRAWN = "withdrawn: they may no longer be told";

  private static final int WITH_EVIDENCE = 2_000;

  private final NotifierConfig config;
  private final InstantSource clock;
  private final Database database;
  private final Jdbi jdbi;
  private final Jdbi beside;
  private final Cases cases;
  private final Outbox outbox;
  private final Leases leases;
  private final Positions positions = new Positions();
  private final Activities activities = new Activities();
  private final Troubles troubles = new Troubles();
  private final SealedLines sealedLines = new SealedLines();
  private final FilterChecks checks = new FilterChecks();
  private final Audit audit;
  private final Floods floods;
  private final Alerts alerts;
  private final Intake intake;
  private final byte[] linkKey;
  private final MissedSteps missedSteps = new MissedSteps();
  private final Clocks clocks;
  private final Desk desk;
  private final DeadLetters deadLetters;
  private final BouncedMails bouncedMails;
  private final Backlogs backlogs;
  private final Beginners beginners;
  private final Casework casework;
  private final RulingsOwed rulingsOwed;
  private final Verdicts verdicts;
  private final SealedRequests sealedRequests;
  private final Confirmations confirmations;
  private final Nudges nudges;
  private final CheckRecord checkRecord;
  private final DeliveryDrills deliveryDrills;
  private final Sessions sessions;
  private final Accounts accounts;
  private final Identities identities;

  private Register(NotifierConfig config, InstantSource clock, Database database) {
    this.config = config;
    this.clock = clock;
    this.database = database;
    this.jdbi = database.jdbi();
    this.beside = database.beside();
    this.outbox = new Outbox(database.dialect(), !config.channels().isEmpty());
    this.leases = new Leases(database.dialect());
    this.cases = new Cases(config.zone());
    boolean sealed = !jdbi.withHandle(Audit::isEmpty);
    database.unlockNotes();
    this.audit = new Audit(KeyFile.ofAudit(database.keys()).read(!sealed));
    jdbi.useTransaction(audit::claim);
    this.floods = new Floods(config, outbox, audit, database.dialect());
    this.alerts = new Alerts(config, outbox, audit, floods);
    this.linkKey = KeyFile.ofLinks(database.keys()).read(true);
    Holdings holdings = new Holdings();
    this.clocks = new Clocks(config, clock, jdbi, cases, holdings, outbox, audit, floods);
    this.desk = new Desk(config, clock, jdbi, cases, holdings, clocks, outbox, audit);
    this.rulingsOwed = new RulingsOwed(clock, jdbi);
    this.casework = new Casework(clock, desk, cases, holdings, alerts, clocks, rulingsOwed, audit);
    this.verdicts = new Verdicts(config.contacts(), clock, jdbi, desk, rulingsOwed, audit);
    this.sealedRequests =
        new SealedRequests(config.contacts(), clock, jdbi, desk, sealedLines, audit);
    new Describing().catchUp(jdbi);
    new Locking().catchUp(jdbi);
    figures().learn(config.schools(), clock.instant());
    this.confirmations = new Confirmations(config, clock, jdbi, outbox, audit);
    Rungs rungs = new Rungs(database.dialect());
    this.nudges = new Nudges(config, clock, jdbi, cases, holdings, outbox, leases, rungs, audit);
    this.deadLetters = new DeadLetters(clock, jdbi, audit);
    this.bouncedMails = new BouncedMails(clock, jdbi, database.dialect(), cases, leases, alerts);
    this.backlogs = new Backlogs(jdbi);
    this.beginners = new Beginners(config, clock, jdbi, outbox, audit);
    beginners.begin();
    this.intake = new Intake(config, cases, checks, audit, alerts, clocks, beginners);
    this.checkRecord = new CheckRecord(clock, jdbi, checks, audit);
    this.deliveryDrills = new DeliveryDrills(config, clock, jdbi, outbox, checks, audit);
    this.sessions = new Sessions(clock, jdbi, audit);
    byte[] accountKey = KeyFile.ofAccounts(database.keys()).read(true);
    AccountNotices notices = new AccountNotices(config, outbox);
    this.accounts = new Accounts(clock, jdbi, audit, sessions, notices, accountKey);
    this.identities = new Identities(clock, jdbi, audit, sessions);
  }

  /**
   * Opens the register, creating it where there is none.
   *
   * @throws IllegalStateException when the database is damaged or its audit key is missing
   */
  public static Register open(NotifierConfig config, InstantSource clock) {
    Database database = Database.open(config.database());
    try {
      return new Register(config, clock, database);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /** Where people take cases and say what came of them. */
  public Desk desk() {
    return desk;
  }

  /** The schools that Handbell is new to. */
  public Beginners beginners() {
    return beginners;
  }

  /** What people wrote into the registers beside the cases. */
  public Registers registers() {
    return new Registers(config, clock, jdbi, intake, cases, audit);
  }

  /** Where people write and decide what they make of a case. */
  public Casework casework() {
    return casework;
  }

  /** Decisions on their way to those who judge. */
  public RulingsOwed rulingsOwed() {
    return rulingsOwed;
  }

  /** What people found wrong about alerts. */
  public Verdicts verdicts() {
    return verdicts;
  }

  /** Where two people ask for locked lines. */
  public SealedRequests sealedRequests() {
    return sealedRequests;
  }

  /** What reports count. */
  public Figures figures() {
    return new Figures(jdbi, cases);
  }

  /** The lists of cases that people read. */
  public Inbox inbox() {
    return new Inbox(jdbi);
  }

  /** What people read about one case. */
  public Reading reading() {
    return new Reading(clock, jdbi, audit);
  }

  /** Who did what and when. */
  public AuditLog auditLog() {
    return new AuditLog(clock, jdbi, audit);
  }

  /** What was kept long enough. */
  public Purge purge() {
    return new Purge(config.retention(), clock, jdbi, audit);
  }

  /** What is kept longer, because the law asks for it. */
  public Holds holds() {
    return new Holds(clock, jdbi, desk, audit);
  }

  /** People who are to be erased. */
  public Erasures erasures() {
    return new Erasures(clock, jdbi, audit);
  }

  /** What is kept of a person. */
  public PersonFiles personFiles() {
    return new PersonFiles(clock, jdbi, audit);
  }

  /** Whether the audit chain holds. */
  public AuditProof auditProof() {
    return new AuditProof(clock, jdbi, audit);
  }

  /** Who has confirmed that alerts reach them. */
  public Confirmations confirmations() {
    return confirmations;
  }

  /** What is owed on other channels than mail. */
  public Nudges nudges() {
    return nudges;
  }

  /** Who is in the console. */
  public Sessions sessions() {
    return sessions;
  }

  /** With what people sign in. */
  public Accounts accounts() {
    return accounts;
  }

  /** Which account of a provider is whose. */
  public Identities identities() {
    return identities;
  }

  /** The tokens of other programs. */
  public Tokens tokens() {
    return new Tokens(clock, jdbi, audit);
  }

  /** The changes that other programs asked for. */
  public Repeats repeats() {
    return new Repeats(clock, jdbi);
  }

  /** The cases that people of other schools opened in need. */
  public BreakGlass breakGlass() {
    return new BreakGlass(config, clock, jdbi, cases, outbox, audit);
  }

  /** What was checked, and what came of it. */
  public CheckRecord checkRecord() {
    return checkRecord;
  }

  /** Whether mails reach those who are to be told. */
  public DeliveryDrills deliveryDrills() {
    return deliveryDrills;
  }

  /**
   * True while mails get out: none has waited for so long during which none was sent at all.
   *
   * @param patience how long
   */
  public boolean isMailMoving(Duration patience) {
    return beside.withHandle(handle -> leases.isMoving(handle, clock.instant().minus(patience)));
  }

  /** What is due about cases that nobody has taken. */
  public Clocks clocks() {
    return clocks;
  }

  /** The mails that were given up. */
  public DeadLetters deadLetters() {
    return deadLetters;
  }

  /** The mails that a server took and sent back. */
  public BouncedMails bouncedMails() {
    return bouncedMails;
  }

  /** The mails that have not gone out as they should. */
  public Backlogs backlogs() {
    return backlogs;
  }

  /** The cases of which somebody should have heard before that moment, and has not. */
  public List<Missed> missed(Instant before) {
    return jdbi.withHandle(handle -> missedSteps.before(handle, before));
  }

  /** The secret that links in mails are signed with. */
  public byte[] linkKey() {
    return linkKey.clone();
  }

  /** Takes in what one poll brought; what is known already changes nothing. */
  public BatchResult applyBatch(Batch batch) {
    return jdbi.inTransaction(
        handle -> {
          Instant now = clock.instant();
          BatchResult result = intake.take(handle, batch.incidents(), now);
          batch.activities().forEach(activity -> activities.put(handle, activity));
          batch.sealed().stream()
              .filter(line -> !Removal.isGone(handle, line))
              .forEach(line -> sealedLines.put(handle, line));
          batch.positions().forEach(at -> positions.move(handle, batch.clusterId(), at));
          return result;
        });
  }

  /**
   * Tells the concerns that nobody could be told of until now, as after a change of the people.
   *
   * @return how many still have no reader
   */
  public int tellUnheard() {
    return jdbi.inTransaction(handle -> intake.tellUnheard(handle, clock.instant()));
  }

  public Optional<Case> find(String number) {
    return jdbi.withHandle(handle -> cases.find(handle, number));
  }

  public Optional<Case> caseOf(String incidentId) {
    return jdbi.withHandle(handle -> cases.of(handle, incidentId));
  }

  /** Shows each of these cases, one after the other: never are all of them in memory. */
  public void eachCaseBetween(String schoolId, Instant from, Instant to, Consumer<Case> reader) {
    List<Case> page = List.of();
    do {
      Case last = page.isEmpty() ? null : page.get(page.size() - 1);
      page = jdbi.withHandle(handle -> cases.page(handle, schoolId, from, to, last));
      page.forEach(reader);
    } while (page.size() == Cases.A_PAGE);
  }

  /**
   * The school's cases first heard of from {@code from} on and before {@code to}, the oldest first.
   * Where they are more than {@value #WITH_EVIDENCE}, the later ones hold no more evidence than
   * says what they are.
   */
  public List<Case> casesBetween(String schoolId, Instant from, Instant to) {
    List<Case> all = new ArrayList<>();
    eachCaseBetween(schoolId, from, to, c -> all.add(all.size() < WITH_EVIDENCE ? c : c.inShort()));
    return List.copyOf(all);
  }

  /**
   * What silences kept from being mailed from {@code from} on and before {@code to}.
   *
   * @param schoolId absent for every school
   */
  public List<Hidden> hiddenBetween(@Nullable String schoolId, Instant from, Instant to) {
    return jdbi.withHandle(handle -> new Silenced().between(handle, cases, schoolId, from, to));
  }

  /** The filters' category names of a school that nobody knew since then, each with its events. */
  public List<UnmappedName> unmappedSince(String schoolId, Instant from) {
    return jdbi.withHandle(handle -> activities.unmapped(handle, schoolId, from));
  }

  /** The counts of the hours that begin from {@code from} on and before {@code to}. */
  public List<Activity> activityBetween(String schoolId, Instant from, Instant to) {
    return jdbi.withHandle(handle -> activities.between(handle, schoolId, from, to));
  }

  /** Whether events arrive: those of the hours that begin from {@code from} on. */
  public Pulse pulse(List<String> schools, Instant from) {
    return schools.isEmpty()
        ? Pulse.NONE
        : jdbi.withHandle(handle -> activities.pulse(handle, schools, from));
  }

  /** The checks of the school's filter from {@code from} on and before {@code to}. */
  public List<FilterCheck> filterChecksBetween(String schoolId, Instant from, Instant to) {
    return jdbi.withHandle(handle -> checks.between(handle, schoolId, from, to));
  }

  /** Every locked line, oldest first. */
  public List<SealedLine> sealedLines() {
    return jdbi.withHandle(sealedLines::all);
  }

  /**
   * The locked lines of a case, for two people who are about to open them: first that, and why, is
   * written down for good.
   *
   * @param people whose keys are at hand
   */
  public List<SealedLine> toOpen(Case about, List<Contact> people, String reason) {
    return jdbi.inTransaction(
        handle -> {
          noteSealed(handle, about, people, "open sealed lines", reason);
          return sealedLines.of(handle, about.incident().id());
        });
  }

  /** Writes down what came of that. */
  public void opened(Case about, List<Contact> people, String outcome) {
    jdbi.useTransaction(
        handle -> noteSealed(handle, about, people, "sealed lines opened", outcome));
  }

  private void noteSealed(
      Handle handle, Case about, List<Contact> people, String action, String payload) {
    String actor = people.stream().map(Contact::id).collect(joining(" and "));
    audit.append(handle, clock.instant(), actor, action, about.number(), payload);
  }

  /** Forgets the locked lines that are too old, and returns how many. */
  public int expireSealed() {
    return jdbi.inTransaction(
        handle -> {
          Instant now = clock.instant();
          int gone = sealedLines.expire(handle, now);
          if (gone > 0) {
            audit.append(
                handle, now, "handbell", "sealed lines expired", "sealed", gone + " lines");
          }
          return gone;
        });
  }

  /** Owes a mail that is about no single case; false where it was owed before. */
  public boolean enqueue(ReadyMail mail) {
    return jdbi.inTransaction(handle -> outbox.owe(handle, Owed.ready(mail), clock.instant()));
  }

  /** True where a mail for that occasion was ever owed to anybody at the school. */
  public boolean wasOwed(String schoolId, Reason reason, String occasion) {
    return jdbi.withHandle(handle -> outbox.knows(handle, schoolId, reason, occasion));
  }

  /** The troubles that last or are still to be told, and those that ended after that moment. */
  public List<Standing> standings(Instant closedAfter) {
    return jdbi.withHandle(handle -> troubles.standing(handle, closedAfter));
  }

  /** The school's troubles that stood from {@code from} on and before {@code to}. */
  public List<Standing> troublesBetween(String schoolId, Instant from, Instant to) {
    return jdbi.withHandle(handle -> troubles.between(handle, schoolId, from, to));
  }

  /** Writes down what began to be wrong and what is over. */
  public void note(Changes changes) {
    jdbi.useTransaction(
        handle -> {
          Instant now = clock.instant();
          for (Opened each : changes.opened()) {
            troubles.open(handle, each, now);
            Trouble trouble = each.trouble();
            audit.append(handle, now, "handbell", "trouble", trouble.key(), trouble.what());
          }
          changes
              .closed()
              .forEach(
                  each -> troubles.close(handle, each, each.trouble().kind().isToldOnce(), now));
          changes.dropped().forEach(each -> troubles.close(handle, each, true, now));
        });
  }

  /**
   * Owes the mails that these notices make and marks what they tell as told, or neither.
   *
   * @return how many mails are newly owed
   */
  public int tell(List<Notice> notices, List<ReadyMail> mails) {
    return jdbi.inTransaction(
        handle -> {
          Instant now = clock.instant();
          for (Notice each : notices) {
            if (each.audience() == Notice.Audience.LEADS) {
              troubles.leadsTold(handle, each.ids(), now);
            } else {
              troubles.itTold(handle, each.ids(), now);
            }
            if (each.step() != Notice.Step.BEGUN) {
              troubles.settle(handle, each.ids(), now);
            }
          }
          return (int)
              mails.stream().filter(mail -> outbox.owe(handle, Owed.ready(mail), now)).count();
        });
  }

  /**
   * True where this process is to do what is done once however many notifiers share the register:
   * digests and summaries, watching, forgetting. When the one that led is gone, another does.
   */
  public boolean leads() {
    return database.leads();
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

  /** How far each partition of that cluster has been taken in. */
  public List<Position> positions(String clusterId) {
    return jdbi.withHandle(handle -> positions.all(handle, clusterId));
  }

  /** The log that this position is of is gone; another is read from its start. */
  public void forget(String clusterId, Position position) {
    jdbi.useTransaction(handle -> positions.forget(handle, clusterId, position));
  }

  /** Stands for the whole audit chain so far; printed elsewhere, it witnesses it. */
  public String auditHead() {
    return jdbi.withHandle(audit::head);
  }

  public AuditVerdict verifyAudit() {
    return beside.inTransaction(TransactionIsolationLevel.SERIALIZABLE, audit::verify);
  }

  /** True while the database answers. */
  public boolean isOpen() {
    try {
      return jdbi.withHandle(handle -> handle.createQuery("SELECT 1").mapTo(Integer.class).one())
          == 1;
    } catch (RuntimeException e) {
      return false;
    }
  }

  @Override
  public void close() {
    database.close();
  }
}
