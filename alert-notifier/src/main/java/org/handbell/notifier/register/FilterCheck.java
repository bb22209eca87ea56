package org.handbell.notifier.register;

import java.time.Instant;
import java.util.Locale;
import org.handbell.model.Decision;
import org.handbell.model.Evidence;
import org.handbell.model.Incident;
import org.jspecify.annotations.Nullable;

/**
 * One request of a registered device to a page that tests filters, for the school's record of
 * checks.
 *
 * @param test the id that the test is registered under
 * @param device the device's name, where the line gives it
 */
public record FilterCheck(
    String id, String schoolId, String test, @Nullable String device, Instant at, Result result) {

  /** What the filter did with it. */
  public enum Result {
    BLOCKED,
    NOT_BLOCKED,
    /** The log does not say. */
    NOT_KNOWN;

    /** The word in the database. */
    String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Result of(Decision decision) {
      return switch (decision) {
        case BLOCKED -> BLOCKED;
        case UNKNOWN, ERROR -> NOT_KNOWN;
        case ALLOWED, WARNED, OVERRIDDEN, OBSERVED, CHALLENGED -> NOT_BLOCKED;
      };
    }
  }

  static FilterCheck of(Incident incident) {
    Evidence evidence = incident.evidence().get(0);
    return new FilterCheck(
        incident.id(),
        incident.schoolId(),
        evidence.findings().get(0).rule().replaceFirst("^test:", ""),
        evidence.device() != null ? evidence.device() : evidence.ip(),
        evidence.occurred(),
        Result.of(evidence.decision()));
  }
}
