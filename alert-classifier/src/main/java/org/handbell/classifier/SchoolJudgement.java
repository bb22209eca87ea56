package org.handbell.classifier;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.handbell.classifier.classify.Classifier;
import org.handbell.classifier.judge.Judgement;
import org.handbell.model.Event;
import org.handbell.model.Finding;
import org.handbell.model.School;
import org.handbell.model.SchoolPhase;

/** Judges each event by the phase of its school. */
final class SchoolJudgement implements Judgement {

  private final Classifier classifier;
  private final Map<String, SchoolPhase> phases;

  SchoolJudgement(Classifier classifier, List<School> schools) {
    this.classifier = classifier;
    this.phases = schools.stream().collect(Collectors.toUnmodifiableMap(School::id, School::phase));
  }

  /**
   * A school that this instance's configuration does not know yet is judged without a phase's
   * extras.
   */
  @Override
  public List<Finding> judge(Event event) {
    return classifier.classify(
        event, phases.getOrDefault(event.schoolId(), SchoolPhase.ALL_THROUGH));
  }
}
