package org.handbell.classifier.trial;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.handbell.classifier.judge.Judgement;
import org.handbell.classifier.lexicon.Entry;
import org.handbell.classifier.normalise.Field;
import org.handbell.model.Decision;
import org.handbell.model.Event;
import org.handbell.model.Finding;
import org.handbell.model.LessonTopic;
import org.handbell.model.OwnWords;
import org.handbell.model.Person;
import org.handbell.model.PersonKind;
import org.handbell.model.RuleException;
import org.handbell.model.Ruling;
import org.handbell.model.Visibility;

/**
 * The examples of every rule that nothing may silence or lower, as if typed by those whom the
 * rulings are about: each must be heard as it is without any ruling.
 */
public final class CoreCases {

  private final Judgement law;
  private final Judgement proposed;

  /**
   * Compares two judgements.
   *
   * @param law without any ruling
   */
  public CoreCases(Judgement law, Judgement proposed) {
    this.law = law;
    this.proposed = proposed;
  }

  /** Somebody of whom a ruling speaks, at a moment at which it holds. */
  private record Somebody(
      String school, String year, String group, String person, Instant occurred) {

    static Somebody of(Ruling ruling, String anySchool, Instant now) {
      Ruling.Scope scope = scope(ruling);
      String school = any(scope.schools(), anySchool);
      Instant from = ruling.signature().from();
      Instant until = ruling.signature().until();
      return new Somebody(
          school,
          any(scope.years(), "9"),
          any(scope.groups(), "9A"),
          any(scope.persons(), school + "/somebody"),
          from != null ? from : until != null ? until.minusMillis(1) : now);
    }

    private static Ruling.Scope scope(Ruling ruling) {
      if (ruling instanceof OwnWords own) {
        return own.scope();
      }
      if (ruling instanceof RuleException exception) {
        return exception.scope();
      }
      return ruling instanceof LessonTopic lesson ? lesson.scope() : Ruling.Scope.EVERYBODY;
    }

    private static String any(Set<String> wanted, String otherwise) {
      return wanted.stream().sorted().findFirst().orElse(otherwise);
    }

    Event types(String term) {
      return new Event(
          "core-case",
          occurred,
          occurred,
          occurred,
          null,
          school,
          new Person(person, PersonKind.PUPIL, null, null, year, group),
          new Event.Source(null, null, null),
          null,
          null,
          null,
          null,
          Event.Http.NOTHING_KNOWN,
          null,
          null,
          new Event.Observer("Handbell", "question", "core-case"),
          new Event.Filter(List.of(), Decision.ALLOWED, Visibility.FULL, Event.PERSONS_ACT, null),
          new Event.Search(term, "other", false));
    }
  }

  /**
   * The rules whose examples would be heard less than they are, or not at all; empty where the
   * rulings may take effect.
   *
   * @param schools ids, at least one
   * @param now for rulings without a beginning or an end
   */
  public Set<String> lost(
      Collection<Entry> rules, Collection<Ruling> rulings, List<String> schools, Instant now) {
    Set<Somebody> everybody = new LinkedHashSet<>();
    for (String school : schools) {
      rulings.forEach(ruling -> everybody.add(Somebody.of(ruling, school, now)));
    }
    Set<String> lost = new TreeSet<>();
    for (Entry rule : rules) {
      if (rule.isOutOfReach() && rule.in().contains(Field.QUERY)) {
        for (Somebody somebody : everybody) {
          lost.addAll(lost(rule, somebody));
        }
      }
    }
    return lost;
  }

  private Set<String> lost(Entry rule, Somebody somebody) {
    Set<String> lost = new TreeSet<>();
    for (String example : rule.fires()) {
      Event event = somebody.types(example);
      List<Finding> heard = proposed.judge(event);
      law.judge(event).stream()
          .filter(finding -> finding.core() || finding.category().isNeverLowered(finding.phase()))
          .filter(finding -> heard.stream().noneMatch(other -> isNoLess(other, finding)))
          .forEach(finding -> lost.add(finding.rule()));
    }
    return lost;
  }

  private static boolean isNoLess(Finding heard, Finding must) {
    return heard.category() == must.category()
        && !must.priority().isMoreUrgentThan(heard.priority());
  }
}
