package org.handbell.notifier.register;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.handbell.model.Incident;
import org.handbell.model.Priority;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.recuse.Recusal;
import org.handbell.notifier.register.Cases.Known;
import org.handbell.notifier.route.Telling;
import org.handbell.notifier.route.Telling.Told;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Takes incident revisions in: what is newer than the case becomes it, and is told if it must. */
final class Intake {

  /** Older concerns are looked for in the digests, not told out of the blue. */
  private static final Duration UNHEARD_FOR = Duration.ofDays(30);

  private final NotifierConfig config;
  private final Cases cases;
  private final Audit audit;
  private final Alerts alerts;
  private final Clocks clocks;

  Intake(NotifierConfig config, Cases cases, Audit audit, Alerts alerts, Clocks clocks) {
    this.config = config;
    this.cases = cases;
    this.audit = audit;
    this.alerts = alerts;
    this.clocks = clocks;
  }

  BatchResult take(Handle handle, List<Incident> incidents, Instant now) {
    Tally tally = new Tally();
    incidents.forEach(incident -> take(handle, incident, now, tally));
    return new BatchResult(tally.opened, tally.revised, tally.stale, tally.unheard);
  }

  private void take(Handle handle, Incident incident, Instant now, Tally tally) {
    Optional<Known> known = cases.known(handle, incident.id());
    if (known.filter(old -> old.revision() >= incident.revision()).isPresent()) {
      tally.stale++;
      return;
    }
    String number = known.map(Known::number).orElseGet(() -> cases.open(handle, incident, now));
    cases.revise(handle, incident, now);
    String what = incident.id() + " revision " + incident.revision();
    audit.append(handle, now, "handbell", known.isPresent() ? "revise" : "open", number, what);
    tally.count(known.isPresent());
    if (!tell(handle, number, incident, known.map(Known::told).orElse(null), now)) {
      tally.unheard++;
    }
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
    Optional<Instant> due = due(incident, told, now);
    if (due.isEmpty()) {
      if (told == null && incident.priority() == Priority.P3) {
        clocks.summarised(handle, incident, now);
      }
      return true;
    }
    boolean heard = alerts.tell(handle, number, incident, due.get(), now);
    if (heard) { // else it is told as soon as there is somebody
      cases.told(handle, incident);
      clocks.told(handle, number, incident, due.get(), now);
    }
    return heard;
  }

  private Optional<Instant> due(Incident incident, @Nullable Told told, Instant now) {
    boolean staff =
        Recusal.of(incident.person(), incident.schoolId(), config.contacts()).concernsStaff();
    return Telling.due(incident, told, staff, now, config.p2Hold());
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
