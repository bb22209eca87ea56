package org.handbell.classifier;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
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

/** Judges each event by the phase, hours and lines of its school and the rulings of the moment. */
final class SchoolJudgement implements Judgement {

  private static final long MINUTE = Duration.ofMinutes(1).toMillis();

  private final Supplier<Classifier> classifier;
  private final Map<String, SchoolPhase> phases;
  private final Calendars calendars;
  private final Map<String, SchoolLines> lines;
  private final FilterTests tests;
  private final LongConsumer silenced;
  private volatile Basis basis;

  /** Whether a school is in changes at full minutes, and most events are of the newest one. */
  private final Map<String, Minute> newest = new ConcurrentHashMap<>();

  private record Minute(long number, boolean schoolTime) {}

  /** Judges by one classifier for good. */
  SchoolJudgement(
      Classifier classifier,
      List<School> schools,
      Calendars calendars,
      Map<String, SchoolLines> lines,
      FilterTests tests) {
    this(() -> classifier, schools, calendars, lines, tests, silenced -> {});
  }

  /**
   * Judges by what {@code classifier} gives at each event: always the same rules, perhaps under
   * other rulings.
   *
   * @param silenced told how many rules a school's exceptions silenced
   */
  SchoolJudgement(
      Supplier<Classifier> classifier,
      List<School> schools,
      Calendars calendars,
      Map<String, SchoolLines> lines,
      FilterTests tests,
      LongConsumer silenced) {
    this.tests = tests;
    this.classifier = classifier;
    this.phases = schools.stream().collect(Collectors.toUnmodifiableMap(School::id, School::phase));
    this.calendars = calendars;
    this.lines = Map.copyOf(lines);
    this.basis = new Basis(classifier.get().rules(), Map.of());
    this.silenced = silenced;
  }

  @Override
  public List<Finding> judge(Event event) {
    return judged(event).findings();
  }

  @Override
  public Judged judged(Event event) {
    Classifier.Verdict verdict = classifier.get().judge(event, circumstances(event));
    if (verdict.silenced() > 0) {
      silenced.accept(verdict.silenced());
    }
    List<Finding> findings = tests.judged(event, verdict.findings());
    return new Judged(event, findings, verdict.unmapped(), basis(verdict.lists()));
  }

  /** Mostly the lists are those of the event before. */
  private Basis basis(Map<String, String> lists) {
    Basis last = basis;
    if (!last.lists().equals(lists)) {
      last = new Basis(classifier.get().rules(), lists);
      basis = last;
    }
    return last;
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
