package org.handbell.notifier.register;

import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.handbell.model.Incident;
import org.handbell.model.Priority;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.compose.MailText;
import org.handbell.notifier.compose.Reason;
import org.handbell.notifier.recuse.Recusal;
import org.handbell.notifier.register.CaseMails.Reader;
import org.handbell.notifier.register.CaseMails.Waiting;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.route.Delivery;
import org.handbell.notifier.route.Role;
import org.handbell.notifier.route.RouteDecision;
import org.jdbi.v3.core.Handle;

/** Turns what must be told into mails owed, within the transaction that found it out. */
final class Alerts {

  private static final String HANDBELL = "handbell";

  private final NotifierConfig config;
  private final Outbox outbox;
  private final Audit audit;
  private final Floods floods;

  Alerts(NotifierConfig config, Outbox outbox, Audit audit, Floods floods) {
    this.config = config;
    this.outbox = outbox;
    this.audit = audit;
    this.floods = floods;
  }

  /** How those who are to hear of a case come to. */
  enum Heard {
    NOBODY_MAY,
    MAILED,
    /** The daily list tells it. */
    LISTED
  }

  /**
   * Owes a case's mails to everybody who is to hear of it.
   *
   * @param settling true where it is to stand in the daily list if one of them reads that
   */
  Heard tell(
      Handle handle, String number, Incident incident, boolean settling, Instant due, Instant now) {
    RouteDecision decision = config.router(now).route(incident);
    audit.append(handle, now, HANDBELL, "route", number, decision.summary());
    if (decision.deliveries().isEmpty()) {
      sayUnheard(handle, number, incident, now);
      return Heard.NOBODY_MAY;
    }
    if (settling && isReadInTheList(decision)) {
      for (Delivery each : decision.deliveries()) {
        outbox.list(handle, Owed.aboutCase(incident, each, Reason.SUMMARY, "settling", now), now);
      }
      return Heard.LISTED;
    }
    Map<String, Delivery> byAddress = new LinkedHashMap<>();
    decision.deliveries().forEach(each -> byAddress.put(each.contact().address(), each));
    stillToldInstead(handle, incident)
        .forEach(each -> byAddress.putIfAbsent(each.contact().address(), each));
    for (Delivery delivery : byAddress.values()) {
      owe(handle, incident, delivery, Owed.ROUTE, due, now);
    }
    return Heard.MAILED;
  }

  /** Whom a route names gets a list of their own; else the leads do, and nobody in their place. */
  private static boolean isReadInTheList(RouteDecision decision) {
    return !decision.routes().isEmpty()
        || decision.deliveries().stream()
            .map(delivery -> delivery.contact().role())
            .anyMatch(role -> role == Role.DSL || role == Role.DEPUTY_DSL);
  }

  /** Takes back what is still held about a case that a class topic now says; what is sent stays. */
  boolean fold(Handle handle, Case c, String whole, Instant now) {
    int mails = outbox.withdraw(handle, c.incident().id());
    if (mails > 0) {
      audit.append(handle, now, HANDBELL, "fold", c.number(), "into case " + whole);
    }
    return mails > 0;
  }

  /** Tells those who may mend it that a concern has no reader, and nothing about the concern. */
  private void sayUnheard(Handle handle, String number, Incident incident, Instant now) {
    tellOperations(
        handle,
        incident.schoolId(),
        EnumSet.of(Role.IT, Role.GOVERNOR),
        recusal(incident)::isSubject,
        "unheard " + number,
        OpsText.unheard(config.school(incident.schoolId())),
        now);
  }

  /** Tells those who answer for the filter that it let a test page through, once a day and test. */
  void filterFailed(Handle handle, FilterCheck check, Instant now) {
    String day = LocalDate.ofInstant(now, config.zone()).toString();
    tellOperations(
        handle,
        check.schoolId(),
        EnumSet.of(Role.IT, Role.DSL),
        any -> false,
        "filter test " + check.test() + " " + day,
        OpsText.filterFailed(config.school(check.schoolId()), check, config.zone()),
        now);
  }

  /** Those who stood in for somebody earlier stay informed. */
  private List<Delivery> stillToldInstead(Handle handle, Incident incident) {
    Recusal recusal = recusal(incident);
    return outbox.mails().readers(handle, incident.id()).stream()
        .filter(reader -> reader.step().equals(Owed.INSTEAD))
        .filter(reader -> recusal.against(reader.contact()).isEmpty())
        .map(reader -> new Delivery(reader.contact(), "told earlier in place of another"))
        .toList();
  }

  /** Whatever still waits for this reader about the case is overtaken, and keeps its reason. */
  private void owe(
      Handle handle, Incident incident, Delivery delivery, String step, Instant due, Instant now) {
    String address = delivery.contact().address();
    Optional<Waiting> waiting = outbox.mails().waiting(handle, incident.id(), address);
    Reason reason =
        waiting
            .map(Waiting::reason)
            .orElseGet(() -> isTold(handle, incident, address) ? Reason.MORE_SERIOUS : Reason.NEW);
    Instant calm = floods.due(handle, incident, address, due, now);
    Instant earliest = waiting.map(Waiting::due).filter(calm::isAfter).orElse(calm);
    Owed owed = Owed.aboutCase(incident, delivery, reason, step, earliest);
    outbox.supersede(handle, incident.id(), address, owed.key());
    outbox.owe(handle, owed, now);
  }

  private boolean isTold(Handle handle, Incident incident, String address) {
    return outbox.mails().readers(handle, incident.id()).stream()
        .anyMatch(
            reader ->
                reader.contact().address().equals(address) && reader.state() != OutboxState.DEAD);
  }

  /** Owes what follows from a mail that will never be read: somebody else is told. */
  void instead(Handle handle, Notification dead, Optional<Case> about, String detail, Instant now) {
    audit.append(
        handle,
        now,
        HANDBELL,
        "undelivered",
        about.map(Case::number).orElse(dead.reason().id()),
        dead.recipient().id() + ": " + detail);
    about.ifPresent(c -> tellAnother(handle, dead, c, now));
  }

  /** Tells IT of an address that refuses mail, at most once a day and never about such a mail. */
  void complain(
      Handle handle, Notification dead, Optional<Case> about, String detail, Instant now) {
    if (dead.reason() == Reason.OPS) {
      return;
    }
    MailText words =
        OpsText.undeliverable(config.school(dead.schoolId()), dead.recipient(), detail);
    String day = LocalDate.ofInstant(now, config.zone()).toString();
    String occasion = "undeliverable " + dead.recipient().address() + " " + day;
    Predicate<Contact> subject =
        about.map(c -> (Predicate<Contact>) recusal(c.incident())::isSubject).orElse(any -> false);
    tellOperations(handle, dead.schoolId(), EnumSet.of(Role.IT), subject, occasion, words, now);
  }

  /** Tells IT of a channel that refuses what it is sent, at most once a day. */
  void channelRefuses(Handle handle, Notification refused, Case about, String detail, Instant now) {
    String day = LocalDate.ofInstant(now, config.zone()).toString();
    tellOperations(
        handle,
        refused.schoolId(),
        EnumSet.of(Role.IT),
        recusal(about.incident())::isSubject,
        "channel " + refused.channel() + " " + day,
        OpsText.channelRefuses(config.school(refused.schoolId()), refused.channel(), detail),
        now);
  }

  private void tellAnother(Handle handle, Notification dead, Case about, Instant now) {
    if (!dead.recipient().role().mayReadContent()) { // they were only to fetch somebody
      return;
    }
    List<Reader> readers = outbox.mails().readers(handle, about.incident().id());
    String address = dead.recipient().address();
    boolean before =
        readers.stream()
                .filter(reader -> reader.contact().address().equals(address))
                .filter(reader -> reader.state() == OutboxState.DEAD)
                .count()
            > 1;
    if (before) { // the one told then in their place was told of this too
      return;
    }
    Set<String> told = readers.stream().map(reader -> reader.contact().address()).collect(toSet());
    Optional<Delivery> other = config.router(now).instead(about.incident(), told);
    other.ifPresent(delivery -> owe(handle, about.incident(), delivery, Owed.INSTEAD, now, now));
    if (other.isEmpty() && readers.stream().allMatch(each -> each.state() == OutboxState.DEAD)) {
      sayUnheard(handle, about.number(), about.incident(), now);
    }
    audit.append(
        handle,
        now,
        HANDBELL,
        "instead",
        about.number(),
        other.map(delivery -> delivery.contact().id()).orElse("nobody is left"));
  }

  /** Whatever they are told, it never reaches the person whom the concern is about. */
  private void tellOperations(
      Handle handle,
      String schoolId,
      Set<Role> roles,
      Predicate<Contact> subject,
      String occasion,
      MailText words,
      Instant now) {
    config.contacts().stream()
        .filter(contact -> contact.serves(schoolId) && roles.contains(contact.role()))
        .filter(subject.negate())
        .map(to -> new ReadyMail(occasion, Reason.OPS, Priority.P2, schoolId, to, words, now))
        .forEach(mail -> outbox.owe(handle, Owed.ready(mail), now));
  }

  private Recusal recusal(Incident incident) {
    return Recusal.of(incident.person(), incident.schoolId(), config.contacts());
  }
}
