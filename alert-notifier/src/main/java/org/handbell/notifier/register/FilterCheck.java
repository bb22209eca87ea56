package org.handbell.notifier.register;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.handbell.model.Decision;
import org.handbell.model.Evidence;
import org.handbell.model.Incident;
import org.jspecify.annotations.Nullable;

/**
 * One check of the filter, or of Handbell itself, for the school's record of checks.
 *
 * @param test the id that the test or the canary has, the source whose line was proved, or the
 *     contact to whom delivery was proved
 * @param device the device's name, where the line gives it
 * @param at when it was made
 * @param by by whom or what it was made
 * @param delay how long it took to be known here
 * @param detail the occasion of a line, the source of a canary's visit, or why it failed
 */
public record FilterCheck(
    String id,
    String schoolId,
    String test,
    @Nullable String device,
    Instant at,
    Result result,
    Kind kind,
    @Nullable String by,
    @Nullable Duration delay,
    @Nullable String detail) {

  private static final int YEAR = 365;

  /** What was checked. */
  public enum Kind {
    /** A registered device asked for a page that tests filters. */
    FILTER(6 * YEAR),
    /** The morning's line. */
    LINE(2 * YEAR),
    CANARY(2 * YEAR),
    /** Whether a mail reaches a person. */
    DELIVERY(2 * YEAR);

    private final Duration kept;

    Kind(int days) {
      this.kept = Duration.ofDays(days);
    }

    /** How long the record is kept. */
    public Duration kept() {
      return kept;
    }

    /** The word in the database and in what people read. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What came of it. */
  public enum Result {
    BLOCKED,
    NOT_BLOCKED,
    /** The log does not say. */
    NOT_KNOWN,
    /** It arrived in time. */
    PROVED,
    /** It arrived, too late. */
    LATE,
    /** It did not arrive. */
    MISSED;

    /** The word in the database. */
    public String id() {
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

  /** What should have been and was not. */
  public static FilterCheck missed(
      Kind kind, String schoolId, String test, String occasion, Instant due, String why) {
    String id = String.join(" ", "missed", kind.id(), test, schoolId, occasion);
    return new FilterCheck(
        id, schoolId, test, null, due, Result.MISSED, kind, "handbell", null, why);
  }

  /**
   * The check that an incident tells of.
   *
   * @param within how long a line may take
   */
  static FilterCheck of(Incident incident, Duration within, Instant now) {
    Evidence evidence = incident.evidence().get(0);
    String rule = evidence.findings().get(0).rule();
    int colon = rule.indexOf(':');
    String id = rule.substring(colon + 1);
    return switch (rule.substring(0, Math.max(0, colon))) {
      case "drill" -> line(incident, evidence, id, within, now);
      case "canary" -> canary(incident, evidence, id, now);
      default -> visit(incident, evidence, id, Kind.FILTER, null, now);
    };
  }

  private static FilterCheck canary(Incident incident, Evidence evidence, String id, Instant now) {
    int end = id.indexOf('/');
    return end < 0
        ? visit(incident, evidence, id, Kind.CANARY, null, now)
        : visit(incident, evidence, id.substring(0, end), Kind.CANARY, id.substring(end + 1), now);
  }

  private static FilterCheck visit(
      Incident incident,
      Evidence evidence,
      String test,
      Kind kind,
      @Nullable String detail,
      Instant now) {
    String device = evidence.device() != null ? evidence.device() : evidence.ip();
    return new FilterCheck(
        incident.id(),
        incident.schoolId(),
        test,
        device,
        evidence.occurred(),
        Result.of(evidence.decision()),
        kind,
        device,
        since(evidence.occurred(), now),
        detail);
  }

  /** The drill's id is source, school, ingest instance and occasion. */
  private static FilterCheck line(
      Incident incident, Evidence evidence, String id, Duration within, Instant now) {
    int occasion = id.lastIndexOf('/');
    int instance = id.lastIndexOf('/', occasion - 1);
    int school = id.lastIndexOf('/', instance - 1);
    Duration delay = since(evidence.received(), now);
    return new FilterCheck(
        incident.id(),
        incident.schoolId(),
        school < 0 ? id : id.substring(0, school),
        null,
        evidence.received(),
        delay.compareTo(within) > 0 ? Result.LATE : Result.PROVED,
        Kind.LINE,
        instance < 0 ? "handbell" : "ingest " + id.substring(instance + 1, occasion),
        delay,
        id.substring(occasion + 1));
  }

  /** Two machines' clocks may differ: nothing arrives before it was sent. */
  private static Duration since(Instant then, Instant now) {
    return then.isAfter(now) ? Duration.ZERO : Duration.between(then, now);
  }
}
