package org.handbell.classifier.pattern;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import org.handbell.model.Category;
import org.handbell.model.Decision;
import org.handbell.model.Evidence;
import org.handbell.model.Finding;
import org.handbell.model.Phase;
import org.handbell.model.Priority;
import org.jspecify.annotations.Nullable;

/**
 * One finding about a person, as little of it as the patterns over days need.
 *
 * @param minute when it happened by the filter's clock, in minutes since 1970
 * @param what a short hash that tells one search or site from another and leads back to none
 * @param passed true where a page or site was asked for and the filter is not known to have blocked
 *     it; what is searched for is not reached yet
 * @param hiding true where the words are about hiding self-harm
 * @param incident a short hash of the incident that it belongs to, else {@link #NO_INCIDENT}
 */
public record Sign(
    int minute,
    Category category,
    @Nullable Phase phase,
    Priority priority,
    int what,
    boolean passed,
    boolean hiding,
    int incident) {

  /** Of a finding too slight to belong to any, or remembered before incidents were. */
  public static final int NO_INCIDENT = 0;

  /** Of a finding that is part of no incident. */
  public Sign(
      int minute,
      Category category,
      @Nullable Phase phase,
      Priority priority,
      int what,
      boolean passed,
      boolean hiding) {
    this(minute, category, phase, priority, what, passed, hiding, NO_INCIDENT);
  }

  /** The lexicon's rule about hiding self-harm. */
  static final Set<String> HIDING_RULES = Set.of("SHA-002");

  private static final Duration FARTHEST_AHEAD = Duration.ofDays(1);
  private static final int NIGHT_BEGINS = 22;
  private static final int NIGHT_ENDS = 6;

  /** What is remembered of one finding of one event. */
  public static Sign of(Evidence evidence, Finding finding) {
    return new Sign(
        minute(evidence),
        finding.category(),
        finding.phase(),
        finding.priority(),
        what(evidence, finding),
        passed(evidence),
        HIDING_RULES.contains(finding.rule()));
  }

  /** The same, as a part of that incident. */
  public Sign partOf(String incidentId) {
    return new Sign(minute, category, phase, priority, what, passed, hiding, incident(incidentId));
  }

  /** A short hash; two incidents with the same one are too rare to matter to a person's few. */
  static int incident(String id) {
    return id.hashCode() == NO_INCIDENT ? 1 : id.hashCode();
  }

  private static boolean passed(Evidence evidence) {
    return switch (evidence.kind()) {
      case SEARCH, TYPED, REPORTED -> false;
      case PAGE, SITE ->
          evidence.decision() != Decision.BLOCKED && evidence.decision() != Decision.ERROR;
    };
  }

  /** A clock that is days ahead, or further behind than anything is remembered, is not believed. */
  private static int minute(Evidence evidence) {
    Instant occurred = evidence.occurred();
    Instant received = evidence.received();
    boolean credible =
        occurred.isAfter(received.minus(Duration.ofDays(Signs.DAYS)))
            && occurred.isBefore(received.plus(FARTHEST_AHEAD));
    return (int) ((credible ? occurred : received).getEpochSecond() / 60);
  }

  /** Half-typed words change with every letter: there the rule tells one from another. */
  private static int what(Evidence evidence, Finding finding) {
    String told =
        switch (evidence.kind()) {
          case SEARCH -> evidence.text();
          case TYPED, REPORTED -> finding.rule();
          case PAGE, SITE -> evidence.site();
        };
    return told == null
        ? finding.rule().hashCode()
        : told.strip().toLowerCase(Locale.ROOT).hashCode();
  }

  LocalDate day(ZoneId zone) {
    return LocalDate.ofInstant(at(), zone);
  }

  /** The evening's date where it was night, else nothing. */
  @Nullable LocalDate night(ZoneId zone) {
    int hour = at().atZone(zone).getHour();
    return hour >= NIGHT_BEGINS || hour < NIGHT_ENDS
        ? LocalDate.ofInstant(at().minus(Duration.ofHours(NIGHT_ENDS)), zone)
        : null;
  }

  Instant at() {
    return Instant.ofEpochSecond(minute * 60L);
  }

  /** True where this is the same again, so that the later of the two says it all. */
  boolean repeats(Sign earlier, ZoneId zone) {
    return category == earlier.category
        && what == earlier.what
        && phase == earlier.phase
        && incident == earlier.incident
        && passed == earlier.passed
        && day(zone).equals(earlier.day(zone))
        && (night(zone) == null) == (earlier.night(zone) == null);
  }
}
