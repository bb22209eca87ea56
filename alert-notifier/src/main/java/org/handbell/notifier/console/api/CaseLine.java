package org.handbell.notifier.console.api;

import java.time.Instant;
import org.handbell.model.Incident;
import org.handbell.model.Person;
import org.handbell.notifier.compose.CaseText;
import org.handbell.notifier.compose.Shown;
import org.handbell.notifier.register.Case;
import org.handbell.notifier.register.Listed;
import org.jspecify.annotations.Nullable;

/**
 * A case as a list has it. Of a false alarm whom it was about and what it was is not there.
 *
 * @param what happened, in a sentence
 * @param takenBy the name of who has taken it
 * @param dealing id of the person who is to deal with it
 * @param partOf number of the case that it is counted on
 */
record CaseLine(
    String number,
    String school,
    String priority,
    String risk,
    String category,
    String theme,
    String raisedAt,
    String occurredAt,
    boolean open,
    @Nullable String takenAt,
    @Nullable String takenBy,
    @Nullable String dealing,
    @Nullable String closedAt,
    @Nullable String outcome,
    boolean falseAlarm,
    @Nullable String partOf,
    @Nullable Who who,
    @Nullable String what) {

  /** Whom it is about. */
  record Who(
      String kind,
      @Nullable String account,
      @Nullable String name,
      @Nullable String year,
      @Nullable String form) {

    static Who of(Person person) {
      return new Who(
          person.kind().id(),
          shown(person.username()),
          shown(person.name()),
          shown(person.year()),
          shown(person.form()));
    }
  }

  static CaseLine of(Listed listed) {
    Case c = listed.about();
    Incident incident = c.incident();
    boolean stub = listed.isFalseAlarm();
    return new CaseLine(
        c.number(),
        incident.schoolId(),
        incident.priority().name(),
        Asked.word(incident.category().risk()),
        incident.category().id(),
        Asked.word(incident.theme()),
        c.raisedAt().toString(),
        incident.lastOccurred().toString(),
        c.outcome() == null,
        moment(c.acknowledgedAt()),
        shown(c.acknowledgedBy()),
        c.acknowledgedAt() == null ? null : listed.assignedTo(),
        moment(listed.closedAt()),
        listed.outcome() == null ? null : Asked.word(listed.outcome()),
        stub,
        c.partOf(),
        stub ? null : Who.of(incident.person()),
        stub ? null : CaseText.sentenceOf(incident));
  }

  static @Nullable String moment(@Nullable Instant at) {
    return at == null ? null : at.toString();
  }

  private static @Nullable String shown(@Nullable String name) {
    return name == null ? null : Shown.name(name);
  }
}
