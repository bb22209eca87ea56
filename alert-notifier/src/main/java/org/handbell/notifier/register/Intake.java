package org.handbell.notifier.register;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.handbell.model.Incident;
import org.handbell.model.Priority;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.recuse.Recusal;
import org.handbell.notifier.register.Alerts.Heard;
import org.handbell.notifier.register.Cases.Known;
import org.handbell.notifier.register.FilterCheck.Kind;
import org.handbell.notifier.route.Telling;
import org.handbell.notifier.route.Telling.Told;
import org.handbell.notifier.silence.Silence;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Takes incident revisions in: what is newer than the case becomes it, and is told if it must. */
final class Intake {

  /** Older concerns are looked for in the digests, not told out of the blue. */
  private static final Duration UNHEARD_FOR = Duration.ofDays(30);

  private final NotifierConfig config;
  private final Cases cases;
  private final Parts parts = new Parts();
  private final Silenced silenced = new Silenced();
  private final FilterChecks checks;
  private final Audit audit;
  private final Alerts alerts;
  private final Clocks clocks;
  private final Beginners beginners;

  Intake(
      NotifierConfig config,
      Cases cases,
      FilterChecks checks,
      Audit audit,
      Alerts alerts,
      Clocks clocks,
      Beginners beginners) {
    this.config = config;
    this.cases = cases;
    this.checks = checks;
    this.audit = audit;
    this.alerts = alerts;
    this.clocks = clocks;
    this.beginners = beginners;
  }

  BatchResult take(Handle handle, List<Incident> incidents, Instant now) {
    Tally tally = new Tally();
    incidents.forEach(incident -> take(handle, incident, now, tally));
    return new BatchResult(tally.opened, tally.revised, tally.stale, tally.unheard);
  }

  private void take(Handle handle, Incident incident, Instant now, Tally tally) {
    if (FilterChecks.isCheck(incident)) {
      check(handle, FilterCheck.of(incident, config.proof().within(), now), now, tally);
      return;
    }
    Optional<Known> known = cases.known(handle, incident.id());
    if (known.filter(old -> old.revision() >= incident.revision()).isPresent()
        || (known.isEmpty() && Removal.isGone(handle, incident.id()))) {
      tally.stale++;
      return;
    }
    String number = known.map(Known::number).orElseGet(() -> cases.open(handle, incident, now));
    cases.revise(handle, incident, now);
    String what = incident.id() + " revision " + incident.revision();
    audit.append(handle, now, "handbell", known.isPresent() ? "revise" : "open", number, what);
    tally.count(known.isPresent());
    countOnAnother(handle, number, incident, now);
    if (!tell(handle, number, incident, known.map(Known::told).orElse(null), now)) {
      tally.unheard++;
    }
  }

  /**
   * Writes down what this is counted on, or, of a class topic, what is counted on it: what of that
   * is still held goes out no more.
   */
  private void countOnAnother(Handle handle, String number, Incident incident, Instant now) {
    if (incident.continues() != null) {
      parts.add(handle, incident.id(), incident.continues());
    }
    for (String member : incident.members()) {
      parts.add(handle, member, incident.id());
      cases
          .of(handle, member)
          .filter(Case::isFolded)
          .filter(folded -> alerts.fold(handle, folded, number, now))
          .ifPresent(folded -> cases.untell(handle, member));
    }
  }

  /**
   * A test of the filter is no case, nor is a canary's visit or a line of our own; but a filter
   * that lets through what it must block is told at once. Of a canary's visits one a day says
   * enough.
   */
  private void check(Handle handle, FilterCheck check, Instant now, Tally tally) {
    if (isSeenToday(handle, check) || !checks.put(handle, check)) {
      tally.stale++;
      return;
    }
    tally.count(false);
    String what = check.kind() == Kind.FILTER ? "filter check" : check.kind().id() + " check";
    audit.append(handle, now, "handbell", what, check.test(), check.result().id());
    if (check.result() == FilterCheck.Result.NOT_BLOCKED && mustBlock(check)) {
      alerts.filterFailed(handle, check, now);
    }
  }

  private boolean mustBlock(FilterCheck check) {
    return check.kind() == Kind.FILTER || config.proof().mustBlock(check.test());
  }

  private boolean isSeenToday(Handle handle, FilterCheck check) {
    if (check.kind() != Kind.CANARY) {
      return false;
    }
    ZoneId zone = config.calendars().of(check.schoolId()).zone();
    Instant morning = check.at().atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
    return checks.isKnown(handle, check, morning);
  }

  /** Tells what nobody could be told of, and returns how much of it still has no reader. */
  int tellUnheard(Handle handle, Instant now) {
    List<Case> untold = cases.untold(handle, now.minus(UNHEARD_FOR));
    return (int)
        untold.stream().filter(c -> !tell(handle, c.number(), c.incident(), null, now)).count();
  }

  /** Owes what there is to tell; false when there is something and nobody who may hear it. */
  private boolean tell(
      Handle handle, String number, Incident incident, @Nullable Told told, Instant now) {
    Optional<Instant> due = due(incident, told == null ? earlier(handle, incident) : told, now);
    boolean folded = cases.of(handle, incident.id()).filter(Case::isFolded).isPresent();
    if (due.isEmpty() || (folded && told == null)) {
      if (told == null
          && incident.priority() == Priority.P3
          && !isSilenced(handle, number, incident, now)) {
        clocks.summarised(handle, incident, now);
      }
      return true;
    }
    if (isSilenced(handle, number, incident, now)) {
      cases.told(handle, incident);
      return true;
    }
    boolean settling =
        incident.priority() == Priority.P2
            && !concernsStaff(incident)
            && !StaffReports.isReported(incident)
            && beginners.isSettling(handle, incident.schoolId());
    Heard heard = alerts.tell(handle, number, incident, settling, due.get(), now);
    if (heard == Heard.NOBODY_MAY) { // it is told as soon as there is somebody
      return false;
    }
    cases.told(handle, incident);
    if (heard == Heard.LISTED) {
      clocks.listed(handle, incident, now);
    } else {
      clocks.told(handle, number, incident, due.get(), now);
    }
    return true;
  }

  /** What people have silenced is kept and counted, and mailed to nobody. */
  private boolean isSilenced(Handle handle, String number, Incident incident, Instant now) {
    boolean staff = concernsStaff(incident);
    Optional<Silence> silence =
        config.silences().stream().filter(each -> each.hides(incident, staff, now)).findFirst();
    silence.ifPresent(
        each -> {
          silenced.add(handle, each.id(), incident.id(), now);
          audit.append(handle, now, "handbell", "silence", number, each.id());
        });
    return silence.isPresent();
  }

  /** What was told of the alert that a later burst is counted on. */
  private @Nullable Told earlier(Handle handle, Incident incident) {
    return Optional.ofNullable(incident.continues())
        .flatMap(alert -> cases.known(handle, alert))
        .map(Known::told)
        .orElse(null);
  }

  private Optional<Instant> due(Incident incident, @Nullable Told told, Instant now) {
    return Telling.due(incident, told, concernsStaff(incident), now, config.p2Hold());
  }

  private boolean concernsStaff(Incident incident) {
    return Recusal.of(incident.person(), incident.schoolId(), config.contacts()).concernsStaff();
  }

  private static final class Tally {
    private int opened;
    private int revised;
    private int stale;
    private int unheard;

    private void count(boolean known) {
      opened += known ? 0 : 1;
      revised += known ? 1 : 0;
    }
  }
}
