package org.handbell.classifier.incident;

import java.util.List;
import java.util.Optional;
import org.handbell.model.Event;
import org.handbell.model.Evidence;
import org.handbell.model.Finding;
import org.handbell.model.Original;
import org.handbell.model.Risk;
import org.handbell.sealed.Keyholder;
import org.handbell.sealed.SealedLine;
import org.handbell.sealed.Strongbox;

/** Decides which lines are locked away for the police, and locks them. */
@FunctionalInterface
public interface LineSealer {

  /** Where nobody holds a key: the line is kept nowhere, its seal alone remains. */
  LineSealer NOBODY = (event, evidence, incidentId) -> Optional.empty();

  /** The line of an event, locked; nothing where its evidence is not sealed. */
  Optional<SealedLine> seal(Event event, Evidence evidence, String incidentId);

  /** Locks for these people; for none, when there are none. */
  static LineSealer of(List<Keyholder> keyholders) {
    if (keyholders.isEmpty()) {
      return NOBODY;
    }
    Strongbox strongbox = new Strongbox(keyholders);
    return (event, evidence, incidentId) -> {
      Original line = event.original();
      List<String> found = illegal(evidence);
      return found.isEmpty() || line == null
          ? Optional.empty()
          : Optional.of(
              new SealedLine(
                  evidence.eventId(),
                  incidentId,
                  event.schoolId(),
                  evidence.received(),
                  evidence.device(),
                  evidence.ip(),
                  found,
                  strongbox.lock(line.text(), evidence.eventId())));
    };
  }

  /** By what it is known to be illegal; a page that tests filters is not. */
  private static List<String> illegal(Evidence evidence) {
    return evidence.seal() == null
        ? List.of()
        : evidence.findings().stream()
            .filter(finding -> finding.category().risk() == Risk.ILLEGAL)
            .map(Finding::rule)
            .toList();
  }
}
