package org.handbell.classifier.incident;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.handbell.classifier.pattern.Weight;
import org.handbell.model.Category;
import org.handbell.model.Evidence;
import org.handbell.model.Finding;
import org.handbell.model.Person;
import org.handbell.model.Phase;
import org.handbell.model.Priority;
import org.handbell.model.Risk;
import org.handbell.model.Theme;
import org.jspecify.annotations.Nullable;

/**
 * One event with a finding, reduced to what an incident may keep of it. Its most urgent finding
 * decides its theme; the others ride along in the evidence.
 *
 * @param weight of that finding, beside what is remembered of the person
 */
record Sighting(String schoolId, Person person, Evidence evidence, Weight weight) {

  /** Chosen once at random; changing it would change the id of every incident. */
  private static final UUID NAMESPACE = UUID.fromString("7d0c7bfa-54f4-4f0e-9a52-3a0f5b6d1c8e");

  /** What no modifier lowers, whatever the others do at the same time. */
  private static final Set<Category> NEVER_LOWERED =
      Set.of(Category.CONTACT_GROOMING, Category.CONDUCT_SEXTING, Category.CONDUCT_THREAT);

  /** As long as nothing is known but the event. */
  static Sighting unweighed(String schoolId, Person person, Evidence evidence) {
    Priority own = evidence.findings().get(0).priority();
    return new Sighting(schoolId, person, evidence, Weight.alone(own, List.of()));
  }

  Sighting with(Weight other) {
    return new Sighting(schoolId, person, evidence, other);
  }

  /**
   * True where it is this person's own, whatever others do: what comes from the core, what speaks
   * of their own life, what nothing may lower and what only days made grave.
   */
  boolean isOnesOwn() {
    Phase phase = phase();
    return priority() == Priority.P1
        || weight.overDays()
        || (phase != null && phase.compareTo(Phase.DISCLOSURE) >= 0)
        || evidence.findings().stream()
            .anyMatch(
                finding ->
                    finding.core()
                        || finding.category().risk() == Risk.ILLEGAL
                        || NEVER_LOWERED.contains(finding.category()));
  }

  Finding lead() {
    return evidence.findings().get(0);
  }

  Theme theme() {
    return lead().category().theme();
  }

  Priority priority() {
    return weight.priority();
  }

  /** True where a registered device tested the filter: written down, but nobody's incident. */
  boolean isRegisteredTest() {
    return lead().category() == Category.OPS_TEST && priority() == Priority.P4;
  }

  /** The most serious phase among the findings of the theme. */
  @Nullable Phase phase() {
    return evidence.findings().stream()
        .filter(finding -> finding.category().theme() == theme())
        .map(Finding::phase)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  Instant received() {
    return evidence.received();
  }

  /**
   * What school, person (or device) and theme come to as the key of the open incident. A hash, so
   * that no failing store can name a child in its message.
   */
  String key() {
    return NameUuid.of(NAMESPACE, names()).toString();
  }

  /** What school and person come to, as the key of what is remembered of them; a hash, too. */
  static String personKey(String schoolId, Person person) {
    return NameUuid.of(NAMESPACE, schoolId + "|" + person.id()).toString();
  }

  /** The id of the incident that this event opens: the same on every replay. */
  String incidentId() {
    return NameUuid.of(NAMESPACE, names() + "|" + evidence.eventId()).toString();
  }

  private String names() {
    return schoolId + "|" + person.id() + "|" + theme().name();
  }
}
