package org.handbell.classifier.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.handbell.model.Event;
import org.handbell.model.Incident;
import org.handbell.model.Risk;

/** Which events have been told of as illegal already, so that none is told of twice. */
public final class Told {

  private final Set<String> events = new HashSet<>();
  private final List<Incident> overfull = new ArrayList<>();

  /** Takes in any revision of an incident. */
  public void add(Incident incident) {
    incident.evidence().stream()
        .filter(evidence -> evidence.seal() != null)
        .forEach(evidence -> events.add(evidence.eventId()));
    boolean illegal = incident.category().risk() == Risk.ILLEGAL;
    if (illegal && incident.events() > incident.evidence().size()) {
      overfull.add(incident);
    }
  }

  /** True where it is evidence, or was counted when there was more than can be kept. */
  boolean covers(Event event, Instant received) {
    return events.contains(event.id())
        || overfull.stream().anyMatch(incident -> counts(incident, event, received));
  }

  private static boolean counts(Incident incident, Event event, Instant received) {
    return incident.schoolId().equals(event.schoolId())
        && incident.person().id().equals(event.person().id())
        && !received.isBefore(incident.firstReceived())
        && !received.isAfter(incident.lastReceived());
  }
}
