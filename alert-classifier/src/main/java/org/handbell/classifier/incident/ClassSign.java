package org.handbell.classifier.incident;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.handbell.model.Category;
import org.handbell.model.Incident;
import org.handbell.model.Person;
import org.handbell.model.PersonKind;
import org.handbell.model.Phase;
import org.handbell.model.Priority;
import org.handbell.model.Risk;
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

  /** What no modifier lowers, whatever the others do at the same time. */
  private static final Set<Category> NEVER_LOWERED =
      Set.of(Category.CONTACT_GROOMING, Category.CONDUCT_SEXTING, Category.CONDUCT_THREAT);

  /**
   * The sign of an incident that opened with this event, if a lesson could explain it. What comes
   * from the core, what speaks of the pupil's own life, and what only days made grave stays that
   * pupil's own, and does not count towards the others' either.
   */
  static Optional<ClassSign> of(Incident incident, Sighting opening) {
    Person person = incident.person();
    boolean pupil = person.kind() == PersonKind.PUPIL && person.standsAlone();
    if (incident.events() > 1 || !pupil || person.year() == null || isOnesOwn(opening)) {
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

  private static boolean isOnesOwn(Sighting opening) {
    Phase phase = opening.phase();
    return opening.priority() == Priority.P1
        || opening.weight().overDays()
        || (phase != null && phase.compareTo(Phase.DISCLOSURE) >= 0)
        || opening.evidence().findings().stream()
            .anyMatch(
                finding ->
                    finding.core()
                        || finding.category().risk() == Risk.ILLEGAL
                        || NEVER_LOWERED.contains(finding.category()));
  }
}
