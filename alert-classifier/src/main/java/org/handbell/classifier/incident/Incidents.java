package org.handbell.classifier.incident;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.handbell.classifier.incident.OpenIncident.Told;
import org.handbell.classifier.pattern.FalseAlarms;
import org.handbell.model.Decision;
import org.handbell.model.Evidence;
import org.handbell.model.Incident;
import org.handbell.model.Person;
import org.handbell.model.Phase;
import org.handbell.model.Priority;
import org.jspecify.annotations.Nullable;

/**
 * Decides what an event does to a person's incidents: open one, join one, raise it, close it.
 *
 * <p>An incident is told the moment it opens, whenever it gets more serious, when its evidence has
 * doubled, and when it closes; never merely because a window ended.
 */
final class Incidents {

  /** Quiet for longer than this, and what follows is another incident. */
  static final Duration GAP = Duration.ofMinutes(15);

  /** An incident takes no event later than this after its first. */
  static final Duration LONGEST = Duration.ofHours(4);

  /** The gap where nobody is named: the next one at that device may be somebody else. */
  static final Duration DEVICE_GAP = Duration.ofMinutes(5);

  private static final Duration DEVICE_LONGEST = Duration.ofHours(1);

  /**
   * For so long after an alert, more of the same about the same person is counted on it. It is
   * measured from the alert's first event, so that no stream of events holds back the next day's.
   */
  static final Duration COOLDOWN = Duration.ofHours(12);

  /** Enough for every pattern that there is. */
  private static final int MAX_REASONS = 12;

  private Incidents() {}

  /**
   * Takes the next event of a person about a theme, one not seen before.
   *
   * @param before what is kept of their latest incident about that theme
   * @param falseAlarms nothing joins one of these, and nothing is counted on it
   */
  static Taken take(@Nullable OpenIncident before, Sighting sighting, FalseAlarms falseAlarms) {
    if (before != null
        && before.admits(sighting.received())
        && !falseAlarms.covers(before.incident().id())) {
      return join(before, sighting);
    }
    return sighting.priority() == Priority.P4
        ? new Taken.CountedOnly()
        : open(before, sighting, falseAlarms);
  }

  /** Takes an event where nobody found a false alarm. */
  static Taken take(@Nullable OpenIncident before, Sighting sighting) {
    return take(before, sighting, FalseAlarms.NONE);
  }

  /** An incident of this event alone, over as soon as it is told; nothing ever joins it. */
  static Incident alone(Sighting sighting) {
    return revised(first(sighting, null), 1, true);
  }

  /** The last revision of an incident that has gone quiet. */
  static OpenIncident close(OpenIncident open) {
    Incident last = open.incident();
    return open.with(revised(last, last.revision() + 1, true));
  }

  /** How long it may be quiet around this person before what follows is another incident. */
  static Duration gap(Person person) {
    return person.standsAlone() ? GAP : DEVICE_GAP;
  }

  /** How long after its first event an incident of this person takes more. */
  static Duration longest(Person person) {
    return person.standsAlone() ? LONGEST : DEVICE_LONGEST;
  }

  private static Taken open(
      @Nullable OpenIncident before, Sighting sighting, FalseAlarms falseAlarms) {
    List<Incident> revisions = new ArrayList<>();
    if (before != null && !before.incident().closed()) {
      revisions.add(close(before).incident());
    }
    Told last = before == null ? null : before.lastTold();
    Told told = last == null || falseAlarms.covers(last.id()) ? null : cooling(last, sighting);
    Incident first = first(sighting, told == null ? null : told.id());
    revisions.add(first);
    List<String> seen = before == null ? List.of() : before.seen();
    return new Taken.Changed(keep(first, seen, told, sighting), revisions);
  }

  /** The alert on which a new burst is counted; none where it is an alert by itself. */
  private static @Nullable Told cooling(Told told, Sighting sighting) {
    boolean graver =
        sighting.priority().isMoreUrgentThan(told.priority())
            || Incident.rose(told.phase(), sighting.phase());
    boolean over = sighting.received().isAfter(told.since().plus(COOLDOWN));
    return sighting.priority() == Priority.P1 || graver || over ? null : told;
  }

  private static Taken join(OpenIncident before, Sighting sighting) {
    Incident was = before.incident();
    Incident now = joined(was, sighting);
    boolean doubled = Integer.bitCount(now.events()) == 1;
    boolean graver = now.isMoreSeriousThan(was) || now.own() != was.own();
    if (!was.closed() && !doubled && !graver) {
      return new Taken.Changed(keep(now, before.seen(), before.told(), sighting), List.of());
    }
    Incident next = revised(now, was.revision() + 1, false);
    return new Taken.Changed(keep(next, before.seen(), before.told(), sighting), List.of(next));
  }

  private static OpenIncident keep(
      Incident incident, List<String> seen, @Nullable Told told, Sighting sighting) {
    return new OpenIncident(
        incident, OpenIncident.alsoSeen(seen, sighting.evidence().eventId()), told);
  }

  private static Incident first(Sighting sighting, @Nullable String continues) {
    Evidence evidence = sighting.evidence();
    Map<Decision, Integer> decisions = Map.of(evidence.decision(), 1);
    return new Incident(
        sighting.incidentId(),
        1,
        sighting.schoolId(),
        sighting.person(),
        sighting.theme(),
        sighting.lead().category(),
        sighting.priority(),
        sighting.phase(),
        Sentence.of(List.of(evidence), 1, decisions, Duration.ZERO),
        sighting.received(),
        sighting.received(),
        evidence.occurred(),
        evidence.occurred(),
        1,
        decisions,
        List.of(evidence),
        false,
        sighting.weight().reasons(),
        continues,
        List.of(),
        sighting.isOnesOwn());
  }

  /** The incident with one event more; its revision and openness are as before. */
  private static Incident joined(Incident was, Sighting sighting) {
    Evidence added = sighting.evidence();
    boolean moreUrgent = sighting.priority().isMoreUrgentThan(was.priority());
    var firstOccurred = earlier(was.firstOccurred(), added.occurred());
    var lastOccurred = later(was.lastOccurred(), added.occurred());
    List<Evidence> evidence = KeptEvidence.with(was.evidence(), added);
    Map<Decision, Integer> decisions = new EnumMap<>(Decision.class);
    decisions.putAll(was.decisions());
    decisions.merge(added.decision(), 1, Integer::sum);
    return new Incident(
        was.id(),
        was.revision(),
        was.schoolId(),
        sighting.person(), // the directory may know more by now
        was.theme(),
        moreUrgent ? sighting.lead().category() : was.category(),
        Priority.mostUrgent(was.priority(), sighting.priority()),
        moreSerious(was.phase(), sighting.phase()),
        Sentence.of(
            evidence, was.events() + 1, decisions, Duration.between(firstOccurred, lastOccurred)),
        was.firstReceived(),
        later(was.lastReceived(), added.received()),
        firstOccurred,
        lastOccurred,
        was.events() + 1,
        decisions,
        evidence,
        was.closed(),
        Stream.concat(was.reasons().stream(), sighting.weight().reasons().stream())
            .distinct()
            .limit(MAX_REASONS)
            .toList(),
        was.continues(),
        List.of(),
        was.own() || sighting.isOnesOwn());
  }

  /** The same incident as another revision. */
  static Incident revised(Incident incident, int revision, boolean closed) {
    return new Incident(
        incident.id(),
        revision,
        incident.schoolId(),
        incident.person(),
        incident.theme(),
        incident.category(),
        incident.priority(),
        incident.phase(),
        incident.why(),
        incident.firstReceived(),
        incident.lastReceived(),
        incident.firstOccurred(),
        incident.lastOccurred(),
        incident.events(),
        incident.decisions(),
        incident.evidence(),
        closed,
        incident.reasons(),
        incident.continues(),
        incident.members(),
        incident.own());
  }

  private static <T extends Comparable<? super T>> T earlier(T a, T b) {
    return a.compareTo(b) <= 0 ? a : b;
  }

  private static <T extends Comparable<? super T>> T later(T a, T b) {
    return a.compareTo(b) >= 0 ? a : b;
  }

  private static @Nullable Phase moreSerious(@Nullable Phase a, @Nullable Phase b) {
    return a == null ? b : b == null ? a : later(a, b);
  }
}
