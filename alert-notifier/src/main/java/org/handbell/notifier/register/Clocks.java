package org.handbell.notifier.register;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.handbell.model.FalseAlarm;
import org.handbell.model.Incident;
import org.handbell.model.Priority;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.compose.Reason;
import org.handbell.notifier.escalate.Escalation;
import org.handbell.notifier.escalate.Ladder;
import org.handbell.notifier.escalate.Ladder.Occasion;
import org.handbell.notifier.escalate.Policy;
import org.handbell.notifier.escalate.Step;
import org.handbell.notifier.escalate.Timetable;
import org.handbell.notifier.recuse.Recusal;
import org.handbell.notifier.register.Steps.Finished;
import org.handbell.notifier.register.Steps.Kind;
import org.handbell.notifier.register.Steps.Planned;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.route.Delivery;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The clocks of the cases that nobody has taken. What is due stands in the register before its
 * moment; steps and the mails that they owe are one transaction, so that each is done once whenever
 * the program dies.
 */
public final class Clocks {

  /** Of how many cases the register is asked at once. */
  private static final int CASES = 250;

  private final NotifierConfig config;
  private final InstantSource clock;
  private final Jdbi jdbi;
  private final Cases cases;
  private final Holdings holdings;
  private final Outbox outbox;
  private final Audit audit;
  private final Floods floods;
  private final Steps steps = new Steps();
  private final Escalation escalation;

  Clocks(
      NotifierConfig config,
      InstantSource clock,
      Jdbi jdbi,
      Cases cases,
      Holdings holdings,
      Outbox outbox,
      Audit audit,
      Floods floods) {
    this.config = config;
    this.clock = clock;
    this.jdbi = jdbi;
    this.cases = cases;
    this.holdings = holdings;
    this.outbox = outbox;
    this.audit = audit;
    this.floods = floods;
    this.escalation = config.escalation();
  }

  /** A case has been told, for the first time or as something worse: its clock starts anew. */
  void told(Handle handle, String number, Incident incident, Instant due, Instant now) {
    Holding holding = holdings.of(handle, incident.id());
    if (holding.isInHand()) {
      holdings.letGo(handle, incident.id());
      RulingsOwed.takeBack(handle, FalseAlarm.keyOf(incident.id()), now);
      audit.append(handle, now, "handbell", "unacknowledge", number, "it is more serious now");
      tellHolder(handle, incident, holding, now);
    }
    start(handle, incident, Occasion.TOLD, due, now);
    if (ladder(incident).timetable().calendar().isSchoolTime(due)) {
      for (Contact runner : config.chain(now).runners(incident)) {
        Delivery delivery = new Delivery(runner, "office, to fetch somebody");
        outbox.owe(handle, Owed.aboutCase(incident, delivery, Reason.NEW, "office", due), now);
      }
    }
  }

  /** Whoever had the case hears that it got worse, also where the route would not name them. */
  private void tellHolder(Handle handle, Incident incident, Holding holding, Instant now) {
    config.contacts().stream()
        .filter(contact -> contact.id().equals(holding.by()))
        .filter(contact -> contact.serves(incident.schoolId()))
        .filter(contact -> recusal(incident).against(contact).isEmpty())
        .filter(contact -> isIdle(handle, incident, contact))
        .map(contact -> new Delivery(contact, contact.role().id() + ", who had taken it"))
        .forEach(
            delivery ->
                outbox.owe(
                    handle,
                    Owed.aboutCase(incident, delivery, Reason.MORE_SERIOUS, "holder", now),
                    now));
  }

  /** Who has not been sent the last mail yet needs no other. */
  private boolean isIdle(Handle handle, Incident incident, Contact contact) {
    return outbox.mails().waiting(handle, incident.id(), contact.address()).isEmpty();
  }

  /** A lesser concern is told in the day's summary: its clock starts once. */
  void summarised(Handle handle, Incident incident, Instant now) {
    listed(handle, incident, now);
  }

  /** A graver concern is told in the day's list: it is reminded of as the lesser ones there are. */
  void listed(Handle handle, Incident incident, Instant now) {
    if (!steps.isBegun(handle, incident.id())) {
      start(handle, incident, Priority.P3, Occasion.TOLD, now, now);
    }
  }

  private void start(
      Handle handle, Incident incident, Occasion occasion, Instant from, Instant now) {
    start(handle, incident, incident.priority(), occasion, from, now);
  }

  /**
   * @param as the priority whose policy it follows
   */
  private void start(
      Handle handle, Incident incident, Priority as, Occasion occasion, Instant from, Instant now) {
    steps.cancel(handle, incident.id(), "began anew", now);
    Optional<Policy> policy = escalation.policy(as);
    if (policy.isPresent()) {
      int round = steps.begin(handle, incident.id(), policy.get());
      steps.add(
          handle,
          ladder(incident).round(policy.get(), occasion, from).stream()
              .map(due -> new Planned(incident.id(), round, Kind.STEP, as, due.step(), due.at()))
              .toList());
    }
  }

  /** Somebody has taken the case. */
  void taken(Handle handle, Incident incident, Optional<Instant> until, Instant now) {
    steps.cancel(handle, incident.id(), "taken", now);
    int round = steps.round(handle, incident.id());
    steps.add(
        handle,
        until.stream()
            .map(
                at ->
                    new Planned(
                        incident.id(),
                        round,
                        Kind.EXPIRY,
                        incident.priority(),
                        Step.REMIND_AT_ONCE,
                        at))
            .toList());
  }

  /** Nobody is to be told of the case any more. */
  void closed(Handle handle, Incident incident, Instant now) {
    steps.cancel(handle, incident.id(), "closed", now);
  }

  /** Whoever took the case has had their time. */
  void expire(Handle handle, Case c, Instant now) {
    holdings.letGo(handle, c.incident().id());
    audit.append(
        handle, now, "handbell", "unacknowledge", c.number(), "without an outcome for too long");
    start(handle, c.incident(), Occasion.EXPIRED, now, now);
  }

  /** When all steps are done, the reminders go on. */
  void repeat(Handle handle, List<Finished> finished, Map<String, Case> about, Instant now) {
    List<Planned> next = new ArrayList<>();
    for (Finished each : finished) {
      Incident incident = Objects.requireNonNull(about.get(each.incidentId())).incident();
      ladder(incident)
          .repeat(each.policy(), each.repeats(), now)
          .map(
              due ->
                  new Planned(
                      incident.id(),
                      each.round(),
                      Kind.REPEAT,
                      incident.priority(),
                      due.step(),
                      due.at()))
          .ifPresent(next::add);
    }
    steps.add(handle, next);
  }

  /** What is to be done now, of the most urgent cases the longest due first. */
  public List<DueStep> due() {
    return due(Set.of());
  }

  /**
   * As {@link #due()}.
   *
   * @param except are left out
   */
  public List<DueStep> due(Set<DueStep> except) {
    return jdbi.withHandle(handle -> steps.due(handle, clock.instant(), except));
  }

  /**
   * Does steps of different cases in one transaction, and lists together those that are listed.
   *
   * @return those that nobody had done before
   */
  public List<DueStep> run(List<DueStep> due) {
    return jdbi.inTransaction(
        handle -> {
          Instant now = clock.instant();
          StepRun run = new StepRun(config, steps, cases, outbox, audit, floods, this, handle, now);
          List<DueStep> done = new ArrayList<>();
          for (int from = 0; from < due.size(); from += CASES) {
            done.addAll(run.some(due.subList(from, Math.min(due.size(), from + CASES))));
          }
          run.lists();
          return List.copyOf(done);
        });
  }

  private Ladder ladder(Incident incident) {
    Timetable timetable =
        new Timetable(config.calendars().of(incident.schoolId()), escalation.morning());
    return new Ladder(timetable, config.isReachable(incident.schoolId(), clock.instant()));
  }

  private Recusal recusal(Incident incident) {
    return Recusal.of(incident.person(), incident.schoolId(), config.contacts());
  }
}
