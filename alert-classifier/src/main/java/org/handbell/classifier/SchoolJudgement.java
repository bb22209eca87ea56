package org.handbell.classifier;

import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.handbell.classifier.classify.Circumstances;
import org.handbell.classifier.classify.Classifier;
import org.handbell.classifier.judge.Judgement;
import org.handbell.model.Event;
import org.handbell.model.Finding;
import org.handbell.model.School;
import org.handbell.model.SchoolPhase;

/** Judges each event by the phase of its school and the rulings of the moment. */
public final class SchoolJudgement implements Judgement {

  private final Supplier<Classifier> classifier;
  private final Map<String, SchoolPhase> phases;
  private final LongConsumer silenced;

  /**
   * Judges by what {@code classifier} gives at each event.
   *
   * @param silenced told how many rules a school's exceptions silenced
   */
  SchoolJudgement(Supplier<Classifier> classifier, List<School> schools, LongConsumer silenced) {
    this.classifier = classifier;
    this.phases = schools.stream().collect(Collectors.toUnmodifiableMap(School::id, School::phase));
    this.silenced = silenced;
  }

  /** Judges by one classifier for good. */
  public static Judgement of(Classifier classifier, List<School> schools) {
    return new SchoolJudgement(() -> classifier, schools, count -> {});
  }

  /**
   * A school that this instance's configuration does not know yet is judged without a phase's
   * extras.
   */
  @Override
  public List<Finding> judge(Event event) {
    Classifier.Verdict verdict =
        classifier
            .get()
            .judge(
                event,
                Circumstances.of(phases.getOrDefault(event.schoolId(), SchoolPhase.ALL_THROUGH)));
    if (verdict.silenced() > 0) {
      silenced.accept(verdict.silenced());
    }
    return verdict.findings();
  }
}
