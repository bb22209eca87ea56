package org.handbell.notifier.register;

import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.handbell.model.Incident;
import org.handbell.model.Priority;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.compose.Reason;
import org.handbell.notifier.escalate.Chain.Call;
import org.handbell.notifier.escalate.Escalation;
import org.handbell.notifier.escalate.Ladder;
import org.handbell.notifier.escalate.Ladder.Due;
import org.handbell.notifier.escalate.Ladder.Occasion;
import org.handbell.notifier.escalate.Policy;
import org.handbell.notifier.escalate.Step;
import org.handbell.notifier.escalate.Timetable;
import org.handbell.notifier.recuse.Recusal;
import org.handbell.notifier.register.Outbox.Reader;
import org.handbell.notifier.register.Steps.Claimed;
import org.handbell.notifier.register.Steps.Kind;
import org.handbell.notifier.register.Steps.Round;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.route.Delivery;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The clocks of the cases that nobody has taken. What is due stands in the register before its
 * moment; a step and the mails that it owes are one transaction, so that it is done once whenever
 * the program dies.
 */
public final class Clocks {

  private static final int AT_A_TIME = 500;

  private final NotifierConfig config;
  private final InstantSource clock;
  private final Jdbi jdbi;
  private final Cases cases;
  private final Holdings holdings;
  private final Outbox outbox;
  private final Audit audit;
  private final Steps steps = new Steps();
  private final Escalation escalation;
  private final OpenConcerns openConcerns;

  Clocks(
      NotifierConfig config,
      InstantSource clock,
      Jdbi jdbi,
      Cases cases,
      Holdings holdings,
      Outbox outbox,
      Audit audit) {
    this.config = config;
    this.clock = clock;
    this.jdbi = jdbi;
    this.cases = cases;
    this.holdings = holdings;
    this.outbox = outbox;
    this.audit = audit;
    this.escalation = config.escalation();
    this.openConcerns = new OpenConcerns(config);
  }

  /** A case has been told, for the first time or as something worse: its clock starts anew. */
  void told(Handle handle, String number, Incident incident, Instant due, Instant now) {
    Holding holding = holdings.of(handle, incident.id());
    if (holding.isInHand()) {
      holdings.letGo(handle, incident.id());
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

  /** A lesser concern is told in the day's summary: its clock starts once. */
  void summarised(Handle handle, Incident incident, Instant now) {
    if (steps.round(handle, incident.id()).isEmpty()) {
      start(handle, incident, Occasion.TOLD, now, now);
    }
  }

  private void start(
      Handle handle, Incident incident, Occasion occasion, Instant from, Instant now) {
    steps.cancel(handle, incident.id(), "began anew", now);
    Optional<Policy> policy = escalation.policy(incident.priority());
    if (policy.isPresent()) {
      Round round = steps.begin(handle, incident.id(), policy.get());
      for (Due due : ladder(incident).round(policy.get(), occasion, from)) {
        steps.add(handle, incident.id(), round.number(), Kind.STEP, due.step(), due.at());
      }
    }
  }

  /** Somebody has taken the case. */
  void taken(Handle handle, Incident incident, Optional<Instant> until, Instant now) {
    steps.cancel(handle, incident.id(), "taken", now);
    int round = steps.round(handle, incident.id()).map(Round::number).orElse(0);
    until.ifPresent(
        at -> steps.add(handle, incident.id(), round, Kind.EXPIRY, Step.REMIND_AT_ONCE, at));
  }

  /** Nobody is to be told of the case any more. */
  void closed(Handle handle, Incident incident, Instant now) {
    steps.cancel(handle, incident.id(), "closed", now);
  }

  /** What is to be done now, the longest due first. */
  public List<DueStep> due() {
    return jdbi.withHandle(handle -> steps.due(handle, clock.instant(), AT_A_TIME));
  }

  /**
   * Does a step, in one transaction.
   *
   * @return false where it was done before
   */
  public boolean run(DueStep due) {
    return jdbi.inTransaction(
        handle -> {
          Instant now = clock.instant();
          Optional<Claimed> claimed = steps.claim(handle, due, now);
          if (claimed.isPresent()) {
            Case c = cases.of(handle, due.incidentId()).orElseThrow();
            steps.result(handle, due, run(handle, c, due, claimed.get(), now));
          }
          return claimed.isPresent();
        });
  }

  private String run(Handle handle, Case c, DueStep due, Claimed claimed, Instant now) {
    if (c.outcome() != null) {
      return "closed";
    }
    if (claimed.kind() == Kind.EXPIRY) {
      return expire(handle, c, now);
    }
    if (!cases.isTold(handle, c.incident().id())) {
      return isListed(c) ? list(handle, c, now) : "counted on another case";
    }
    String what = call(handle, c, due, claimed.step(), now);
    repeat(handle, c.incident(), due, now);
    return what;
  }

  /** The lesser concerns of a school that are due now are told in one mail. */
  private String list(Handle handle, Case first, Instant now) {
    String schoolId = first.incident().schoolId();
    List<Case> listed = new ArrayList<>(List.of(first));
    for (DueStep other : steps.due(handle, now, AT_A_TIME)) {
      cases
          .of(handle, other.incidentId())
          .filter(c -> c.incident().schoolId().equals(schoolId) && isListed(c))
          .filter(c -> !cases.isTold(handle, c.incident().id()))
          .filter(c -> steps.claim(handle, other, now).isPresent())
          .ifPresent(
              c -> {
                listed.add(c);
                steps.result(handle, other, "listed");
              });
    }
    for (ReadyMail mail : openConcerns.mails(schoolId, listed, now)) {
      outbox.owe(handle, Owed.ready(mail), now);
    }
    listed.forEach(c -> audit.append(handle, now, "handbell", "remind", c.number(), "in a list"));
    return "listed";
  }

  /** The daily summary told it; no mail of its own did. */
  private static boolean isListed(Case c) {
    return c.incident().priority() == Priority.P3
        && c.outcome() == null
        && c.acknowledgedAt() == null;
  }

  private String expire(Handle handle, Case c, Instant now) {
    holdings.letGo(handle, c.incident().id());
    audit.append(
        handle, now, "handbell", "unacknowledge", c.number(), "without an outcome for too long");
    start(handle, c.incident(), Occasion.EXPIRED, now, now);
    return "nobody has it any more";
  }

  private String call(Handle handle, Case c, DueStep due, Step step, Instant now) {
    Incident incident = c.incident();
    List<Reader> readers = outbox.readers(handle, incident.id());
    Set<String> tried = readers.stream().map(each -> each.contact().address()).collect(toSet());
    List<Contact> told =
        readers.stream()
            .filter(each -> each.state() != OutboxState.DEAD)
            .map(Reader::contact)
            .toList();
    Call call = config.chain(now).call(incident, step, told, tried);
    String name = "step " + due.round() + "." + due.seq();
    call.added().forEach(each -> owe(handle, incident, each, Reason.ESCALATION, name, now));
    call.reminded().stream()
        .filter(contact -> isIdle(handle, incident, contact))
        .map(contact -> new Delivery(contact, contact.role().id() + ", again"))
        .forEach(each -> owe(handle, incident, each, Reason.REMINDER, name, now));
    audit.append(handle, now, "handbell", "escalate", c.number(), name + ": " + call.because());
    return call.because();
  }

  /** Who has not been sent the last mail yet needs no other. */
  private boolean isIdle(Handle handle, Incident incident, Contact contact) {
    return outbox.waiting(handle, incident.id(), contact.address()).isEmpty();
  }

  private void owe(
      Handle handle,
      Incident incident,
      Delivery delivery,
      Reason reason,
      String step,
      Instant now) {
    outbox.owe(handle, Owed.aboutCase(incident, delivery, reason, step, now), now);
  }

  /** When all steps are done, the reminders go on. */
  private void repeat(Handle handle, Incident incident, DueStep due, Instant now) {
    Optional<Round> round =
        steps
            .round(handle, incident.id())
            .filter(each -> each.number() == due.round())
            .filter(each -> !steps.isAnyWaiting(handle, incident.id()));
    if (round.isPresent()) {
      int times = steps.repeats(handle, incident.id(), due.round());
      ladder(incident)
          .repeat(round.get().policy(), times, now)
          .ifPresent(
              next ->
                  steps.add(
                      handle, incident.id(), due.round(), Kind.REPEAT, next.step(), next.at()));
    }
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
