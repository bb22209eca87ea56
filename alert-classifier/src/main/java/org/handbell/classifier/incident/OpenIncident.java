package org.handbell.classifier.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.handbell.model.Incident;
import org.handbell.model.Phase;
import org.handbell.model.Priority;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a person's latest incident about a theme, so that the next event can join it.
 *
 * @param incident the snapshot after the last event; its revision is the last one sent
 * @param seen the ids of the last {@value #MAX_SEEN} events, those of an incident closed just
 *     before included. An event repeated from further back than that would be counted twice
 * @param told the alert on which this incident is counted; absent where it is an alert itself
 */
record OpenIncident(Incident incident, List<String> seen, @Nullable Told told) {

  /** An alert that people have had: until something graver comes, more of it is no news. */
  record Told(String id, Instant since, Priority priority, @Nullable Phase phase) {}

  /** A spool repeats the last group it wrote when it was killed: far fewer than this. */
  static final int MAX_SEEN = 1_000;

  /** Of an incident that is an alert itself. */
  OpenIncident(Incident incident, List<String> seen) {
    this(incident, seen, null);
  }

  OpenIncident {
    seen = List.copyOf(seen);
  }

  boolean knows(String eventId) {
    return seen.contains(eventId);
  }

  /** Whether an event belongs to this incident, from the times received alone. */
  boolean admits(Instant received) {
    return !received.isAfter(incident.lastReceived().plus(Incidents.gap(incident.person())))
        && !received.isAfter(incident.firstReceived().plus(Incidents.longest(incident.person())));
  }

  /** The last alert about this: the incident itself where it is one, or has become graver. */
  Told lastTold() {
    Told earlier = told;
    return earlier != null && !incident.isMoreSeriousThan(earlier.priority(), earlier.phase())
        ? earlier
        : new Told(incident.id(), incident.firstReceived(), incident.priority(), incident.phase());
  }

  /** When, if nothing more comes, the incident is to be closed or else forgotten. */
  Instant due() {
    return incident.closed()
        ? later(
            incident.lastReceived().plus(Incidents.LONGEST),
            lastTold().since().plus(Incidents.COOLDOWN))
        : incident.lastReceived().plus(Incidents.gap(incident.person()));
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  OpenIncident with(Incident next) {
    return new OpenIncident(next, seen, told);
  }

  static List<String> alsoSeen(List<String> seen, String eventId) {
    List<String> more = new ArrayList<>(seen);
    more.add(eventId);
    return more.size() > MAX_SEEN ? more.subList(more.size() - MAX_SEEN, more.size()) : more;
  }

  /** The id alone: a failing store puts its values into its message. */
  @Override
  public String toString() {
    return "OpenIncident[" + incident.id() + "]";
  }
}
