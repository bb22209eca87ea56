package org.handbell.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A person's burst of activity about one theme, or a topic that a whole class has at once: a full
 * snapshot, of which a later revision replaces an earlier one.
 *
 * @param id deterministic: the same events give the same id on every replay
 * @param revision from 1; the first one seen is new
 * @param category of the most urgent finding
 * @param phase the most serious seen
 * @param why one sentence for a DSL: what happened and what was found
 * @param firstReceived receive times, by which events are joined
 * @param firstOccurred the filter's own times, by which people think
 * @param events how many events were joined, those beyond the kept evidence included
 * @param decisions how many of them the filter allowed, blocked and so on
 * @param evidence the most telling, at most 50, in order of time
 * @param closed no more will be added
 * @param reasons what raised it beyond its single events, and what could not be weighed: sentences
 * @param continues the id of an earlier incident of the same person and theme on which this one, no
 *     graver, is counted: it is no new alert
 * @param members the incidents that a class topic is made of; empty for a single person's incident
 * @param own true where it is this person's own, whatever others do at the same time: no class
 *     topic takes it in
 */
public record Incident(
    String id,
    int revision,
    String schoolId,
    Person person,
    Theme theme,
    Category category,
    Priority priority,
    @Nullable Phase phase,
    String why,
    Instant firstReceived,
    Instant lastReceived,
    Instant firstOccurred,
    Instant lastOccurred,
    int events,
    Map<Decision, Integer> decisions,
    List<Evidence> evidence,
    boolean closed,
    List<String> reasons,
    @Nullable String continues,
    List<String> members,
    boolean own) {

  /** How much evidence an incident keeps; everything is counted. */
  public static final int MAX_EVIDENCE = 50;

  /** A person's incident that nothing raised and that stands by itself. */
  public Incident(
      String id,
      int revision,
      String schoolId,
      Person person,
      Theme theme,
      Category category,
      Priority priority,
      @Nullable Phase phase,
      String why,
      Instant firstReceived,
      Instant lastReceived,
      Instant firstOccurred,
      Instant lastOccurred,
      int events,
      Map<Decision, Integer> decisions,
      List<Evidence> evidence,
      boolean closed) {
    this(
        id,
        revision,
        schoolId,
        person,
        theme,
        category,
        priority,
        phase,
        why,
        firstReceived,
        lastReceived,
        firstOccurred,
        lastOccurred,
        events,
        decisions,
        evidence,
        closed,
        List.of(),
        null,
        List.of(),
        false);
  }

  public Incident {
    decisions = Map.copyOf(decisions);
    evidence = List.copyOf(evidence);
    // A revision written before these were known has none of them.
    reasons = reasons == null ? List.of() : List.copyOf(reasons);
    members = members == null ? List.of() : List.copyOf(members);
    if (revision < 1) {
      throw new IllegalArgumentException("a revision counts from 1, not " + revision);
    }
    if ((evidence.isEmpty() && members.isEmpty()) || evidence.size() > MAX_EVIDENCE) {
      throw new IllegalArgumentException("evidence of 1 to 50 events, not " + evidence.size());
    }
  }

  /** The same incident, as urgent as a person found it to be. */
  public Incident weighed(Priority found) {
    return with(found, evidence);
  }

  /** The same incident with its first piece of evidence and those of anything illegal. */
  public Incident inShort() {
    return with(
        priority,
        evidence.stream()
            .filter(each -> each.equals(evidence.get(0)) || each.seal() != null || isIllegal(each))
            .toList());
  }

  private Incident with(Priority urgency, List<Evidence> shown) {
    return new Incident(
        id,
        revision,
        schoolId,
        person,
        theme,
        category,
        urgency,
        phase,
        why,
        firstReceived,
        lastReceived,
        firstOccurred,
        lastOccurred,
        events,
        decisions,
        shown,
        closed,
        reasons,
        continues,
        members,
        own);
  }

  /** True for what several of a year did at once: it names and shows none of them. */
  public boolean aboutClass() {
    return !members.isEmpty();
  }

  /** True where anything in it is illegal, whatever it is counted under. */
  public boolean holdsIllegal() {
    return category.risk() == Risk.ILLEGAL || evidence.stream().anyMatch(Incident::isIllegal);
  }

  private static boolean isIllegal(Evidence evidence) {
    return evidence.findings().stream()
        .anyMatch(finding -> finding.category().risk() == Risk.ILLEGAL);
  }

  /** True when this revision must be told again although {@code earlier} was: it got worse. */
  public boolean isMoreSeriousThan(Incident earlier) {
    return isMoreSeriousThan(earlier.priority, earlier.phase);
  }

  /** As {@link #isMoreSeriousThan(Incident)}, from the two things it rests on. */
  public boolean isMoreSeriousThan(Priority earlierPriority, @Nullable Phase earlierPhase) {
    return priority.isMoreUrgentThan(earlierPriority) || rose(earlierPhase, phase);
  }

  /** True where the words have moved further on the way to harm. */
  public static boolean rose(@Nullable Phase earlier, @Nullable Phase now) {
    return now != null && (earlier == null || now.compareTo(earlier) > 0);
  }
}
