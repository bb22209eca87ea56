package org.handbell.notifier.register;

import java.time.Instant;
import org.handbell.model.Incident;
import org.jspecify.annotations.Nullable;

/**
 * An incident as the register keeps it: under a number that people can say aloud.
 *
 * @param number readable and given out once: {@code 2026-000123}
 * @param incident the newest revision
 * @param raisedAt when the register first heard of it
 * @param acknowledgedAt when somebody took it, if anybody has
 * @param outcome what came of it, once it is closed by a person
 * @param partOf the number of the case that it is counted on, if it is
 * @param acknowledgedBy the name of the person who took it
 */
public record Case(
    String number,
    Incident incident,
    Instant raisedAt,
    @Nullable Instant acknowledgedAt,
    @Nullable String outcome,
    @Nullable String partOf,
    @Nullable String acknowledgedBy) {

  /** A case that stands by itself and that nobody has taken by name. */
  public Case(
      String number,
      Incident incident,
      Instant raisedAt,
      @Nullable Instant acknowledgedAt,
      @Nullable String outcome) {
    this(number, incident, raisedAt, acknowledgedAt, outcome, null, null);
  }

  /** The same without most of its evidence. */
  Case inShort() {
    return new Case(
        number, incident.inShort(), raisedAt, acknowledgedAt, outcome, partOf, acknowledgedBy);
  }

  /** True where a class topic says what there is to say of it, so that nobody is told of it. */
  public boolean isFolded() {
    return partOf != null && incident.continues() == null && !incident.own();
  }
}
