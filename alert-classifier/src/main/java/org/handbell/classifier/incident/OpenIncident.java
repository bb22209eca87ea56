package org.handbell.classifier.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.handbell.model.Incident;

/**
 * What is kept of a person's latest incident about a theme, so that the next event can join it.
 *
 * @param incident the snapshot after the last event; its revision is the last one sent
 * @param seen the ids of the last {@value #MAX_SEEN} events, those of an incident closed just
 *     before included. An event repeated from further back than that would be counted twice
 */
record OpenIncident(Incident incident, List<String> seen) {

  /** A spool repeats the last group it wrote when it was killed: far fewer than this. */
  static final int MAX_SEEN = 1_000;

  OpenIncident {
    seen = List.copyOf(seen);
  }

  boolean knows(String eventId) {
    return seen.contains(eventId);
  }

  /** Whether an event belongs to this incident, from the times received alone. */
  boolean admits(Instant received) {
    return !received.isAfter(incident.lastReceived().plus(Incidents.GAP))
        && !received.isAfter(incident.firstReceived().plus(Incidents.LONGEST));
  }

  /** When, if nothing more comes, the incident is to be closed or else forgotten. */
  Instant due() {
    return incident.lastReceived().plus(incident.closed() ? Incidents.LONGEST : Incidents.GAP);
  }

  OpenIncident with(Incident next) {
    return new OpenIncident(next, seen);
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
