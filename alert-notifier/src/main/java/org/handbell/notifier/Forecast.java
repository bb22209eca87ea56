package org.handbell.notifier;

import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.handbell.model.Incident;
import org.handbell.model.Priority;
import org.handbell.notifier.digest.SummaryReaders;
import org.handbell.notifier.escalate.Chain;
import org.handbell.notifier.escalate.Chain.Call;
import org.handbell.notifier.escalate.Escalation;
import org.handbell.notifier.escalate.Ladder;
import org.handbell.notifier.escalate.Ladder.Due;
import org.handbell.notifier.escalate.Ladder.Occasion;
import org.handbell.notifier.escalate.Policy;
import org.handbell.notifier.escalate.Step;
import org.handbell.notifier.escalate.Timetable;
import org.handbell.notifier.recuse.Recusal;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.route.Delivery;
import org.handbell.notifier.route.Recused;
import org.handbell.notifier.route.RouteDecision;
import org.handbell.notifier.route.Telling;

/**
 * What would be done about a concern if nobody took it: who is told and when, who fetches somebody,
 * and each step after that.
 *
 * @param how it is told: {@link How}
 * @param at when: of a summary or a digest, when that is sent
 * @param runners those in the office who are asked to fetch somebody
 * @param steps those of the first round, and the first reminder after them
 */
public record Forecast(
    RouteDecision decision, How how, Instant at, List<Contact> runners, List<Later> steps) {

  /** By what kind of mail somebody hears of a concern. */
  public enum How {
    AT_ONCE,
    HELD,
    SUMMARY,
    DIGEST
  }

  /** A step and whom it reaches. */
  public record Later(Instant at, Step step, Call call) {}

  public Forecast {
    runners = List.copyOf(runners);
    steps = List.copyOf(steps);
  }

  /** What would be done about that incident if it were heard of at that moment. */
  public static Forecast of(Incident incident, NotifierConfig config, Instant now) {
    Recusal recusal = Recusal.of(incident.person(), incident.schoolId(), config.contacts());
    Optional<Instant> due =
        Telling.due(incident, null, recusal.concernsStaff(), now, config.p2Hold());
    RouteDecision decision = decision(incident, recusal, config, now);
    How how = how(incident, decision, due, now);
    Instant at = due.orElseGet(() -> later(how == How.SUMMARY, config, now));
    List<Later> steps =
        decision.deliveries().isEmpty() ? List.of() : steps(incident, config, decision, at);
    boolean school = config.calendars().of(incident.schoolId()).isSchoolTime(at);
    return new Forecast(
        decision,
        how,
        at,
        school && due.isPresent() ? config.chain(at).runners(incident) : List.of(),
        steps);
  }

  /** With all who may not hear of it, whether a route would come to them or not. */
  private static RouteDecision decision(
      Incident incident, Recusal recusal, NotifierConfig config, Instant now) {
    RouteDecision decision = config.router(now).route(incident);
    List<Recused> recused =
        config.contacts().stream()
            .filter(contact -> contact.serves(incident.schoolId()))
            .filter(contact -> contact.role().mayReadContent() || recusal.isSubject(contact))
            .flatMap(
                contact -> recusal.against(contact).map(why -> new Recused(contact, why)).stream())
            .toList();
    return new RouteDecision(
        told(incident, decision, recusal, config, now),
        recused,
        decision.summary(),
        decision.routes());
  }

  /** Without a route the summary goes to all the leads, and what is only counted to nobody. */
  private static List<Delivery> told(
      Incident incident,
      RouteDecision decision,
      Recusal recusal,
      NotifierConfig config,
      Instant now) {
    if (incident.priority() == Priority.P4) {
      return List.of();
    }
    if (incident.priority() != Priority.P3 || !decision.routes().isEmpty()) {
      return decision.deliveries();
    }
    return SummaryReaders.leads(incident.schoolId(), config, now).stream()
        .filter(lead -> recusal.against(lead).isEmpty())
        .map(lead -> new Delivery(lead, lead.role().id()))
        .toList();
  }

  /** What is in nobody's summary stands in a digest all the same. */
  private static How how(
      Incident incident, RouteDecision decision, Optional<Instant> due, Instant now) {
    boolean summary = incident.priority() == Priority.P3 && !decision.deliveries().isEmpty();
    return due.map(at -> at.isAfter(now) ? How.HELD : How.AT_ONCE)
        .orElse(summary ? How.SUMMARY : How.DIGEST);
  }

  private static Instant later(boolean daily, NotifierConfig config, Instant now) {
    ZonedDateTime local = now.atZone(config.zone());
    LocalDate day =
        daily
            ? local.toLocalDate()
            : local.toLocalDate().with(TemporalAdjusters.nextOrSame(config.digestDay()));
    Instant at = day.atTime(time(config, daily)).atZone(config.zone()).toInstant();
    return at.isAfter(now)
        ? at
        : day.plusDays(daily ? 1 : 7).atTime(time(config, daily)).atZone(config.zone()).toInstant();
  }

  private static LocalTime time(NotifierConfig config, boolean daily) {
    return daily ? config.summaryTime() : config.digestTime();
  }

  private static List<Later> steps(
      Incident incident, NotifierConfig config, RouteDecision decision, Instant told) {
    Escalation escalation = config.escalation();
    Optional<Policy> policy = escalation.policy(incident.priority());
    if (policy.isEmpty()) {
      return List.of();
    }
    Ladder ladder = ladder(incident, config, told);
    List<Due> dues = new ArrayList<>(ladder.round(policy.get(), Occasion.TOLD, told));
    ladder.repeat(policy.get(), 0, dues.get(dues.size() - 1).at()).ifPresent(dues::add);
    Map<String, Contact> readers = new LinkedHashMap<>();
    decision.deliveries().forEach(each -> add(each, readers));
    List<Later> steps = new ArrayList<>();
    for (Due due : dues) {
      Chain chain = config.chain(due.at());
      Call call =
          chain.call(
              incident,
              due.step(),
              List.copyOf(readers.values()),
              readers.values().stream().map(Contact::address).collect(toSet()));
      call.added().forEach(each -> add(each, readers));
      steps.add(new Later(due.at(), due.step(), call));
    }
    return steps;
  }

  private static void add(Delivery delivery, Map<String, Contact> readers) {
    readers.putIfAbsent(delivery.contact().address(), delivery.contact());
  }

  private static Ladder ladder(Incident incident, NotifierConfig config, Instant now) {
    Timetable timetable =
        new Timetable(config.calendars().of(incident.schoolId()), config.escalation().morning());
    return new Ladder(timetable, config.isReachable(incident.schoolId(), now));
  }
}
