package org.handbell.classifier.trial;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.handbell.classifier.classify.Classifier;
import org.handbell.classifier.judge.Judgement;
import org.handbell.classifier.lexicon.Patterns;
import org.handbell.classifier.ruling.Rulings;
import org.handbell.model.Ruling;

/**
 * Sets up trials: what some rulings come to against others.
 *
 * @param lawful judges without any ruling
 * @param judging makes a judgement of a classifier, as it judges live
 * @param schools ids of the schools whose core examples are tried
 */
public record Trials(
    Classifier lawful,
    Function<Classifier, Judgement> judging,
    List<String> schools,
    Patterns patterns) {

  public Trials {
    schools = List.copyOf(schools);
  }

  /** The rulings compiled for this classifier. */
  public Rulings compile(Collection<Ruling> rulings) {
    return Rulings.of(rulings, lawful.entries(), patterns);
  }

  /** The ids of core rules that would be heard less; empty where the rulings may take effect. */
  public Set<String> lostCore(Collection<Ruling> proposed, Instant now) {
    return new CoreCases(under(List.of()), under(proposed))
        .lost(lawful.entries(), proposed, schools, now);
  }

  /** A trial of what is proposed against what holds today; it waits for events. */
  public Trial of(Collection<Ruling> today, Collection<Ruling> proposed, int mostCases) {
    return new Trial(under(today), under(proposed), mostCases);
  }

  private Judgement under(Collection<Ruling> rulings) {
    return judging.apply(lawful.with(compile(rulings)));
  }
}
