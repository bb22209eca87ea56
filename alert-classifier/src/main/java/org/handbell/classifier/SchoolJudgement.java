package org.handbell.classifier;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.handbell.calendar.Calendars;
import org.handbell.classifier.classify.Circumstances;
import org.handbell.classifier.classify.Classifier;
import org.handbell.classifier.classify.FilterTests;
import org.handbell.classifier.classify.SchoolLines;
import org.handbell.classifier.judge.Judged;
import org.handbell.classifier.judge.Judgement;
import org.handbell.model.Basis;
import org.handbell.model.Event;
import org.handbell.model.Finding;
import org.handbell.model.School;
import org.handbell.model.SchoolPhase;

/** Judges each event by the phase, hours and lines of its school. */
final class SchoolJudgement implements Judgement {

  private static final long MINUTE = Duration.ofMinutes(1).toMillis();

  private final Classifier classifier;
  private final Map<String, SchoolPhase> phases;
  private final Calendars calendars;
  private final Map<String, SchoolLines> lines;
  private final FilterTests tests;
  private final Basis basis;

  /** Whether a school is in changes at full minutes, and most events are of the newest one. */
  private final Map<String, Minute> newest = new ConcurrentHashMap<>();

  private record Minute(long number, boolean schoolTime) {}

  SchoolJudgement(
      Classifier classifier,
      List<School> schools,
      Calendars calendars,
      Map<String, SchoolLines> lines,
      FilterTests tests) {
    this.tests = tests;
    this.classifier = classifier;
    this.phases = schools.stream().collect(Collectors.toUnmodifiableMap(School::id, School::phase));
    this.calendars = calendars;
    this.lines = Map.copyOf(lines);
    this.basis = new Basis(classifier.rules(), Map.of());
  }

  @Override
  public List<Finding> judge(Event event) {
    return judged(event).findings();
  }

  @Override
  public Judged judged(Event event) {
    Classifier.Verdict verdict = classifier.judge(event, circumstances(event));
    List<Finding> findings = tests.judged(event, verdict.findings());
    return new Judged(event, findings, verdict.unmapped(), basis);
  }

  /**
   * A school that this instance's configuration does not know yet is judged without a phase's
   * extras.
   */
  private Circumstances circumstances(Event event) {
    String school = event.schoolId();
    return new Circumstances(
        phases.getOrDefault(school, SchoolPhase.ALL_THROUGH),
        isSchoolTime(school, event.occurred()),
        false,
        List.of(),
        lines.getOrDefault(school, SchoolLines.USUAL));
  }

  private boolean isSchoolTime(String school, Instant moment) {
    long minute = Math.floorDiv(moment.toEpochMilli(), MINUTE);
    Minute known = newest.get(school);
    if (known == null || known.number() != minute) {
      known = new Minute(minute, calendars.of(school).isSchoolTime(moment));
      newest.put(school, known);
    }
    return known.schoolTime();
  }
}
