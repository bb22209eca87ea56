package org.handbell.classifier.incident;

import java.time.Instant;
import java.util.Optional;
import org.handbell.model.Category;
import org.handbell.model.Incident;
import org.handbell.model.Person;
import org.handbell.model.PersonKind;
import org.handbell.model.Theme;

/**
 * That an incident of a pupil has opened which may be one of many of the same: what is told to the
 * place where a whole school is looked at. It holds no words, no site and no name.
 *
 * @param person a hash, to count different pupils
 */
public record ClassSign(
    String schoolId,
    String year,
    String person,
    Theme theme,
    Category category,
    String incidentId,
    Instant received) {

  /**
   * The sign of an incident that has just opened, if a lesson could explain it. What is a pupil's
   * own does not count towards the others' either.
   */
  static Optional<ClassSign> of(Incident incident) {
    Person person = incident.person();
    boolean pupil = person.kind() == PersonKind.PUPIL && person.standsAlone();
    if (incident.events() > 1 || !pupil || person.year() == null || incident.own()) {
      return Optional.empty();
    }
    return Optional.of(
        new ClassSign(
            incident.schoolId(),
            person.year(),
            Sighting.personKey(incident.schoolId(), person),
            incident.theme(),
            incident.category(),
            incident.id(),
            incident.firstReceived()));
  }
}
