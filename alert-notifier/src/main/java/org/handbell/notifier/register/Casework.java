package org.handbell.notifier.register;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.handbell.model.FalseAlarm;
import org.handbell.model.Incident;
import org.handbell.model.Priority;
import org.handbell.notifier.register.Desk.Answer;
import org.handbell.notifier.register.Desk.Done;
import org.handbell.notifier.register.Desk.Refused;
import org.handbell.notifier.register.Entry.Kind;
import org.handbell.notifier.route.Contact;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What people write and decide about a case once they have read it. As with all at the {@link
 * Desk}, each is one transaction, refused to whoever may not read of the case.
 */
public final class Casework {

  private static final int LONGEST = 4_000;

  private final InstantSource clock;
  private final Desk desk;
  private final Cases cases;
  private final Holdings holdings;
  private final Alerts alerts;
  private final Clocks clocks;
  private final RulingsOwed owed;
  private final Audit audit;
  private final Describing describing = new Describing();

  Casework(
      InstantSource clock,
      Desk desk,
      Cases cases,
      Holdings holdings,
      Alerts alerts,
      Clocks clocks,
      RulingsOwed owed,
      Audit audit) {
    this.clock = clock;
    this.desk = desk;
    this.cases = cases;
    this.holdings = holdings;
    this.alerts = alerts;
    this.clocks = clocks;
    this.owed = owed;
    this.audit = audit;
  }

  /** The same for somebody who knows the case as it was at that {@link Desk#version}. */
  public Casework expecting(String version) {
    return new Casework(
        clock, desk.expecting(version), cases, holdings, alerts, clocks, owed, audit);
  }

  /** Writes a note to the case. */
  public Answer note(String number, Contact by, String words) {
    return desk.change(
        number,
        by,
        (handle, c) ->
            refusal(words, "a note")
                .orElseGet(
                    () -> {
                      write(handle, c, by, Kind.NOTE, "note", words.strip());
                      return desk.done(handle, c);
                    }));
  }

  /**
   * Makes the case more or less urgent. Whoever is to hear of something so urgent hears of it; who
   * changes what nobody has taken has taken it. Should something graver come, that counts again.
   */
  public Answer weigh(String number, Contact by, Priority priority, String reason) {
    return desk.change(
        number,
        by,
        (handle, c) ->
            refusal(reason, "why").orElseGet(() -> weigh(handle, c, by, priority, reason)));
  }

  private Answer weigh(Handle handle, Case c, Contact by, Priority priority, String reason) {
    Incident before = c.incident();
    if (c.outcome() != null || before.priority() == priority) {
      return new Refused(c.outcome() != null ? "the case is closed" : "it is " + priority + " now");
    }
    describing.weigh(handle, before, priority);
    String what = before.priority() + " to " + priority + ": " + reason.strip();
    write(handle, c, by, Kind.WEIGHED, "weigh", what);
    Case after = cases.of(handle, before.id()).orElseThrow();
    @Nullable String holder = holdings.of(handle, before.id()).by();
    if (priority.isMoreUrgentThan(Priority.P3) && priority.isMoreUrgentThan(before.priority())) {
      tell(handle, after);
    }
    return holder == null || holder.equals(by.id())
        ? desk.take(handle, after, by, by)
        : desk.done(handle, after);
  }

  private void tell(Handle handle, Case c) {
    Instant now = clock.instant();
    if (alerts.tell(handle, c.number(), c.incident(), false, now, now) == Alerts.Heard.MAILED) {
      cases.told(handle, c.incident());
      clocks.told(handle, c.number(), c.incident(), now, now);
    }
  }

  /** Closes a case, and with it what is counted on it and was told to nobody by itself. */
  public Answer close(String number, Contact by, Outcome outcome) {
    return desk.change(
        number,
        by,
        (handle, c) ->
            outcome
                .missing(c.incident().priority())
                .<Answer>map(Refused::new)
                .orElseGet(() -> close(handle, c, by, outcome)));
  }

  private Answer close(Handle handle, Case c, Contact by, Outcome outcome) {
    close(handle, c, by, outcome, words(outcome));
    for (String part : holdings.untoldParts(handle, c.incident().id())) {
      cases
          .of(handle, part)
          .filter(each -> desk.against(each, by).isEmpty())
          .ifPresent(each -> close(handle, each, by, outcome, "with case " + c.number()));
    }
    return desk.done(handle, c);
  }

  private void close(Handle handle, Case c, Contact by, Outcome outcome, String words) {
    Entries.add(handle, c.incident().id(), by, Kind.OUTCOME, words, clock.instant());
    holdings.kind(handle, c.incident().id(), outcome.kind());
    if (outcome.kind() == Outcome.Kind.FALSE_ALARM) {
      Instant now = clock.instant();
      owed.put(
          handle, FalseAlarm.found(c.incident().id(), by.id(), outcome.kind().title(), now), now);
    }
    desk.close(handle, c, by, outcome.kind().title(), words);
  }

  /** Opens a closed case again, for whoever does so to deal with. */
  public Answer reopen(String number, Contact by, String reason) {
    return desk.change(
        number,
        by,
        (handle, c) -> refusal(reason, "why").orElseGet(() -> reopen(handle, c, by, reason)));
  }

  private Answer reopen(Handle handle, Case c, Contact by, String reason) {
    if (c.outcome() == null) {
      return new Refused("the case is open");
    }
    write(handle, c, by, Kind.NOTE, "reopen", "Opened again: " + reason.strip());
    holdings.letGo(handle, c.incident().id());
    RulingsOwed.takeBack(handle, FalseAlarm.keyOf(c.incident().id()), clock.instant());
    return desk.take(handle, cases.of(handle, c.incident().id()).orElseThrow(), by, by);
  }

  private static String words(Outcome outcome) {
    return Stream.of(
            outcome.kind().title(),
            part("Summary", outcome.summary()),
            part("Action", outcome.action()),
            part("Decision", outcome.decision()),
            part("Reason", outcome.reason()),
            part("Referred to", outcome.referral()),
            part("Reference", outcome.reference()))
        .filter(each -> !each.isEmpty())
        .collect(joining("\n"));
  }

  private static String part(String label, String text) {
    return text.isBlank() ? "" : label + ": " + text.strip();
  }

  /**
   * Closes lesser concerns together, by one look at the list.
   *
   * @return how many were closed; what is P1 or P2, closed or not theirs stays as it is
   */
  public int clear(List<String> numbers, Contact by) {
    Outcome outcome = Outcome.of(Outcome.Kind.NO_CONCERN);
    return (int)
        numbers.stream()
            .map(each -> clear(each, by, outcome))
            .filter(Done.class::isInstance)
            .count();
  }

  private Answer clear(String number, Contact by, Outcome outcome) {
    return desk.change(
        number,
        by,
        (handle, c) ->
            c.incident().priority().isMoreUrgentThan(Priority.P3) || c.outcome() != null
                ? new Refused("it is to be closed by itself")
                : close(handle, c, by, outcome));
  }

  private void write(Handle handle, Case c, Contact by, Kind kind, String action, String words) {
    Instant now = clock.instant();
    Entries.add(handle, c.incident().id(), by, kind, words, now);
    audit.append(handle, now, by.id(), action, c.number(), words);
  }

  private static Optional<Answer> refusal(String words, String what) {
    return words.isBlank() || words.length() > LONGEST
        ? Optional.of(new Refused(what + " is to be written, in at most 4,000 characters"))
        : Optional.empty();
  }
}
