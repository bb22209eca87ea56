package org.handbell.notifier.register;

import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.handbell.model.Incident;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.compose.Reason;
import org.handbell.notifier.escalate.Chain;
import org.handbell.notifier.escalate.Chain.Call;
import org.handbell.notifier.register.CaseMails.Reader;
import org.handbell.notifier.register.Steps.Claimed;
import org.handbell.notifier.register.Steps.Kind;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.route.Delivery;
import org.jdbi.v3.core.Handle;

/**
 * Does due steps of many cases, some hundred at a time: what there is to know of those cases is
 * read at once, and what follows is written at once. It serves for one transaction.
 */
final class StepRun {

  private final Steps steps;
  private final Cases cases;
  private final Outbox outbox;
  private final Audit audit;
  private final Clocks clocks;
  private final Handle handle;
  private final Instant now;
  private final Chain chain;
  private final FloodGauge gauge;
  private final OpenConcerns listed;

  StepRun(
      NotifierConfig config,
      Steps steps,
      Cases cases,
      Outbox outbox,
      Audit audit,
      Floods floods,
      Clocks clocks,
      Handle handle,
      Instant now) {
    this.steps = steps;
    this.cases = cases;
    this.outbox = outbox;
    this.audit = audit;
    this.clocks = clocks;
    this.handle = handle;
    this.now = now;
    this.chain = config.chain(now);
    this.gauge = new FloodGauge(floods, handle, now);
    this.listed = new OpenConcerns(config, now);
  }

  /** A case at a step. */
  private record Scene(Case about, boolean isTold, List<Reader> readers) {

    /** The daily summary told it; no mail of its own did. */
    boolean isListed() {
      return about.acknowledgedAt() == null
          && switch (about.incident().priority()) {
            case P1, P4 -> false;
            case P2 -> readers.stream().anyMatch(each -> each.state() == OutboxState.LISTED);
            case P3 -> !isTold;
          };
    }

    /** Who has not been sent the last mail yet needs no other. */
    boolean isIdle(Contact contact) {
      return readers.stream()
          .filter(Reader::isWaiting)
          .noneMatch(each -> each.contact().address().equals(contact.address()));
    }
  }

  /** What some steps come to, until it is written. */
  private record Outcome(
      Map<DueStep, String> results,
      List<Owed> owed,
      List<Audit.Note> notes,
      List<String> repeated) {

    Outcome() {
      this(new LinkedHashMap<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    void note(String action, Case about, String words) {
      notes.add(new Audit.Note("handbell", action, about.number(), words));
    }
  }

  /** Does those of them that nobody has done, at most one a case, and returns these. */
  List<DueStep> some(List<DueStep> due) {
    List<Claimed> claimed = steps.claim(handle, due);
    List<String> ids = claimed.stream().map(each -> each.due().incidentId()).toList();
    Outcome outcome = new Outcome();
    if (!ids.isEmpty()) {
      Map<String, Case> about = cases.all(handle, ids);
      Set<String> told = cases.told(handle, ids);
      Map<String, List<Reader>> readers = outbox.mails().heldReaders(handle, ids);
      for (Claimed each : claimed) {
        String id = each.due().incidentId();
        Case c = Objects.requireNonNull(about.get(id));
        Scene scene = new Scene(c, told.contains(id), readers.getOrDefault(id, List.of()));
        outcome.results().put(each.due(), run(scene, each, outcome));
      }
      write(outcome, about);
    }
    return List.copyOf(outcome.results().keySet());
  }

  private String run(Scene scene, Claimed claimed, Outcome outcome) {
    Case c = scene.about();
    if (c.outcome() != null) {
      return "closed";
    }
    if (claimed.kind() == Kind.EXPIRY) {
      clocks.expire(handle, c, now);
      return "nobody has it any more";
    }
    if (scene.isListed()) {
      listed.add(c, claimed.due());
      outcome.note("remind", c, "in a list");
      return "listed";
    }
    if (!scene.isTold()) {
      return "counted on another case";
    }
    outcome.repeated().add(c.incident().id());
    return call(scene, claimed, outcome);
  }

  private String call(Scene scene, Claimed claimed, Outcome outcome) {
    Incident incident = scene.about().incident();
    Set<String> tried =
        scene.readers().stream().map(each -> each.contact().address()).collect(toSet());
    List<Contact> told =
        scene.readers().stream()
            .filter(each -> each.state() != OutboxState.DEAD)
            .map(Reader::contact)
            .toList();
    Call call = chain.call(incident, claimed.step(), told, tried);
    String name = "step " + claimed.due().round() + "." + claimed.due().seq();
    call.added().forEach(each -> outcome.owed().add(owed(incident, each, Reason.ESCALATION, name)));
    call.reminded().stream()
        .filter(scene::isIdle)
        .map(contact -> new Delivery(contact, contact.role().id() + ", again"))
        .forEach(each -> outcome.owed().add(owed(incident, each, Reason.REMINDER, name)));
    outcome.note("escalate", scene.about(), name + ": " + call.because());
    return call.because();
  }

  private Owed owed(Incident incident, Delivery delivery, Reason reason, String step) {
    Instant due = gauge.due(incident, delivery.contact().address());
    return Owed.aboutCase(incident, delivery, reason, step, due);
  }

  private void write(Outcome outcome, Map<String, Case> about) {
    steps.done(handle, outcome.results(), now);
    outbox.oweAll(handle, outcome.owed(), now);
    audit.append(handle, now, outcome.notes());
    clocks.repeat(handle, steps.finished(handle, outcome.repeated()), about, now);
  }

  /** Owes the lists of those that stood in one before; nothing is done after it. */
  void lists() {
    outbox.oweAll(handle, listed.mails().stream().map(Owed::ready).toList(), now);
  }
}
