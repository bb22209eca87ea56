package org.handbell.notifier.register;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.handbell.model.Activity;
import org.handbell.model.UnmappedName;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.watch.Missed;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.jspecify.annotations.Nullable;

/**
 * The record of what happened and what was done about it. Each method is one transaction: after a
 * crash at any moment, what a batch brought is in it whole or not at all.
 */
public final class Register implements AutoCloseable {

  private static final int WITH_EVIDENCE = 2_000;

  private final NotifierConfig config;
  private final InstantSource clock;
  private final Database database;
  private final Jdbi jdbi;
  private final Jdbi beside;
  private final Cases cases;
  private final Outbox outbox;
  private final Positions positions = new Positions();
  private final Activities activities = new Activities();
  private final SealedLines sealedLines = new SealedLines();
  private final FilterChecks checks = new FilterChecks();
  private final Audit audit;
  private final Intake intake;
  private final Post post;
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
    Leases leases = new Leases(database.dialect());
    this.cases = new Cases(config.zone());
    boolean sealed = !jdbi.withHandle(Audit::isEmpty);
    database.unlockNotes();
    this.audit = new Audit(KeyFile.ofAudit(database.keys()).read(!sealed));
    jdbi.useTransaction(audit::claim);
    Floods floods = new Floods(config, outbox, audit, database.dialect());
    Alerts alerts = new Alerts(config, outbox, audit, floods);
    this.post = new Post(config, clock, database, cases, outbox, leases, floods, alerts, audit);
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

  /** The mails that are owed, and what becomes of them. */
  public Post post() {
    return post;
  }

  /** What is wrong and lasts. */
  public TroubleRecord troubleRecord() {
    return new TroubleRecord(clock, jdbi, outbox, audit);
  }

  /** The locked lines. */
  public SealedBox sealedBox() {
    return new SealedBox(clock, jdbi, sealedLines, audit);
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

  /**
   * True where this process is to do what is done once however many notifiers share the register:
   * digests and summaries, watching, forgetting. When the one that led is gone, another does.
   */
  public boolean leads() {
    return database.leads();
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
