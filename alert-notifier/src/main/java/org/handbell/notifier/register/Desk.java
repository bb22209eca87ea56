package org.handbell.notifier.register;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.handbell.model.Incident;
import org.handbell.model.Priority;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.compose.Reason;
import org.handbell.notifier.recuse.Recusal;
import org.handbell.notifier.register.CaseMails.Reader;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.route.Delivery;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Where people take a case and say what came of it. Each method is one transaction and one row of
 * the audit chain.
 */
public final class Desk {

  private final NotifierConfig config;
  private final InstantSource clock;
  private final Jdbi jdbi;
  private final Cases cases;
  private final Holdings holdings;
  private final Clocks clocks;
  private final Outbox outbox;
  private final Audit audit;
  private final @Nullable String expected;

  Desk(
      NotifierConfig config,
      InstantSource clock,
      Jdbi jdbi,
      Cases cases,
      Holdings holdings,
      Clocks clocks,
      Outbox outbox,
      Audit audit) {
    this(config, clock, jdbi, cases, holdings, clocks, outbox, audit, null);
  }

  private Desk(
      NotifierConfig config,
      InstantSource clock,
      Jdbi jdbi,
      Cases cases,
      Holdings holdings,
      Clocks clocks,
      Outbox outbox,
      Audit audit,
      @Nullable String expected) {
    this.config = config;
    this.clock = clock;
    this.jdbi = jdbi;
    this.cases = cases;
    this.holdings = holdings;
    this.clocks = clocks;
    this.outbox = outbox;
    this.audit = audit;
    this.expected = expected;
  }

  /** The desk for somebody who knows the case as it was at that {@link #version}. */
  public Desk expecting(String version) {
    return new Desk(config, clock, jdbi, cases, holdings, clocks, outbox, audit, version);
  }

  /** Names what the case is like now. */
  public String version(Case about) {
    return jdbi.withHandle(handle -> Versions.of(handle, about.incident().id()));
  }

  /** What became of what a person wanted to do. */
  public sealed interface Answer {}

  /** It is done, and the case is now as it says. */
  public record Done(Case about) implements Answer {}

  /** It is not done, and why. */
  public record Refused(String reason) implements Answer {}

  /** It is not done: the case has changed since whoever wanted it looked at it. */
  public record Stale() implements Answer {}

  /** Why this person may do nothing with the case, or nothing when they may. */
  public Optional<String> against(Case about, Contact who) {
    Incident incident = about.incident();
    if (!who.serves(incident.schoolId())) {
      return Optional.of("they belong to another school");
    }
    return Recusal.of(incident.person(), incident.schoolId(), config.contacts()).against(who);
  }

  /**
   * Takes a case: nobody is reminded of it any more, and the others who were told hear who has it.
   * A P1 is to be taken anew after some hours.
   *
   * @param assignedTo who is to deal with it, mostly the same person
   */
  public Answer acknowledge(String number, Contact by, Contact assignedTo) {
    return change(number, by, (handle, c) -> take(handle, c, by, assignedTo));
  }

  Answer take(Handle handle, Case c, Contact by, Contact assignedTo) {
    if (c.outcome() != null) {
      return new Refused("the case is closed");
    }
    Optional<String> not = against(c, assignedTo);
    if (not.isPresent()) {
      return new Refused(assignedTo.id() + " cannot deal with it: " + not.get());
    }
    Instant now = clock.instant();
    Instant until = until(c.incident().priority(), now);
    Contact dealing = person(assignedTo);
    holdings.take(handle, c.incident().id(), by, dealing, now, until);
    String what = (until == null ? "for good" : "until " + until) + ", for " + dealing.id();
    audit.append(handle, now, by.id(), "acknowledge", c.number(), what);
    outbox.withdrawReminders(handle, c.incident().id());
    clocks.taken(handle, c.incident(), Optional.ofNullable(until), now);
    tellTheOthers(handle, c, by, now);
    return done(handle, c);
  }

  /** A program deals with nothing: the person does in whose place it stands. */
  private Contact person(Contact dealing) {
    return config.contacts().contains(dealing)
        ? dealing
        : config.contacts().stream()
            .filter(each -> each.role() == dealing.role())
            .filter(each -> each.address().equals(dealing.address()))
            .findFirst()
            .orElse(dealing);
  }

  private @Nullable Instant until(Priority priority, Instant now) {
    return priority == Priority.P1 ? now.plus(config.escalation().acknowledgedFor()) : null;
  }

  /** Those whom a mail about it has reached need not wonder whether anybody has it. */
  private void tellTheOthers(Handle handle, Case c, Contact by, Instant now) {
    Map<String, Contact> others = new LinkedHashMap<>();
    outbox.mails().readers(handle, c.incident().id()).stream()
        .filter(reader -> reader.state() == OutboxState.SENT)
        .map(Reader::contact)
        .filter(contact -> !contact.address().equals(by.address()))
        .filter(contact -> against(c, contact).isEmpty())
        .forEach(contact -> others.putIfAbsent(contact.address(), contact));
    for (Contact other : others.values()) {
      Delivery delivery = new Delivery(other, by.id() + " has taken it");
      String step = "taken by " + by.id();
      outbox.owe(handle, Owed.aboutCase(c.incident(), delivery, Reason.TAKEN, step, now), now);
    }
  }

  /**
   * Nobody need do anything about the case any more.
   *
   * @param words as they stand in the audit chain
   */
  void close(Handle handle, Case c, Contact by, String outcome, String words) {
    Instant now = clock.instant();
    holdings.close(handle, c.incident().id(), outcome, now);
    audit.append(handle, now, by.id(), "close", c.number(), words);
    outbox.withdrawReminders(handle, c.incident().id());
    clocks.closed(handle, c.incident(), now);
  }

  /** What a person does to a case. */
  interface Act {
    Answer on(Handle handle, Case c);
  }

  /** One transaction, unless that person may not. */
  Answer change(String number, Contact by, Act act) {
    return jdbi.inTransaction(handle -> with(handle, number, by, act));
  }

  private Answer with(Handle handle, String number, Contact by, Act act) {
    Optional<Case> found = cases.find(handle, number);
    if (found.isEmpty()) {
      return new Refused("there is no case " + number);
    }
    Optional<String> not = against(found.get(), by);
    if (not.isPresent()) {
      audit.append(handle, clock.instant(), by.id(), "refused", number, not.get());
      return new Refused(by.id() + " may not: " + not.get());
    }
    return expected == null || expected.equals(Versions.of(handle, found.get().incident().id()))
        ? act.on(handle, found.get())
        : new Stale();
  }

  Optional<Case> find(Handle handle, String number) {
    return cases.find(handle, number);
  }

  Answer done(Handle handle, Case c) {
    return new Done(cases.of(handle, c.incident().id()).orElse(c));
  }

  /** In whose hands a case is. */
  public Holding holding(Case about) {
    return jdbi.withHandle(handle -> holdings.of(handle, about.incident().id()));
  }

  /** The cases without an outcome, and those raised since then. */
  public List<Case> openOrSince(Instant since) {
    return jdbi.withHandle(handle -> cases.openOrSince(handle, since));
  }

  /** The numbers of the cases that each silence hid, by the silence's id. */
  public Map<String, List<String>> silenced() {
    return jdbi.withHandle(new Silenced()::numbers);
  }

  /** What was sent about a case, to whom and how it stands, in order. */
  public List<Told> told(Case about) {
    return jdbi.withHandle(handle -> outbox.mails().told(handle, about.incident().id()));
  }

  /** Every message about a case and each attempt to send it, in order. */
  public List<LoggedMessage> log(Case about) {
    return jdbi.withHandle(handle -> new NotificationLog().of(handle, about.incident().id()));
  }

  /** One mail about a case. */
  public record Told(Instant at, Reason reason, String recipient, OutboxState state) {}
}
