package org.handbell.classifier.trial;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.handbell.classifier.judge.Judgement;
import org.handbell.classifier.lexicon.Entry;
import org.handbell.classifier.lexicon.Patterns;
import org.handbell.classifier.ruling.Rulings;
import org.handbell.model.Category;
import org.handbell.model.Event;
import org.handbell.model.Evidence;
import org.handbell.model.Finding;
import org.handbell.model.Incident;
import org.handbell.model.LessonTopic;
import org.handbell.model.Priority;
import org.handbell.model.RuleException;
import org.handbell.model.Ruling;
import org.jspecify.annotations.Nullable;

/**
 * Tries one ruling on incidents that were kept, as if it had held then: which alerts nobody would
 * have had, and which would have been less urgent.
 */
public final class KeptTrial {

  private final Trials trials;

  public KeptTrial(Trials trials) {
    this.trials = trials;
  }

  /**
   * An alert that would have been another.
   *
   * @param after absent where nobody would have been told
   */
  public record Effect(String incidentId, Priority before, @Nullable Priority after) {}

  /**
   * What a trial showed.
   *
   * @param ruling the same with its words in the language of rules
   * @param refused why it may not be at all; absent where it may
   * @param category of the rule that it is about, where that is one
   * @param silenced how many of the rule's own examples it would silence
   * @param examples how many there are
   */
  public record Shown(
      Ruling ruling,
      @Nullable String refused,
      @Nullable Category category,
      List<Effect> effects,
      int silenced,
      int examples) {

    public Shown {
      effects = List.copyOf(effects);
    }
  }

  /** Tries a ruling whose words are as a person typed them. */
  public Shown of(Ruling typed, List<Incident> kept, Instant now) {
    Optional<Ruling> written = inPatterns(typed);
    if (written.isEmpty()) {
      return refused(typed, "among the words there is none that a rule could hear");
    }
    Ruling ruling = written.get();
    Rulings compiled = trials.compile(List.of(timeless(ruling)));
    if (!compiled.refused().isEmpty()) {
      return refused(ruling, compiled.refused().get(0).because());
    }
    Set<String> lost = trials.lostCore(List.of(ruling), now);
    if (!lost.isEmpty()) {
      return refused(ruling, "the core would be heard less: " + String.join(", ", lost));
    }
    return new Compared(
            ruling,
            trials.judging().apply(trials.lawful()),
            trials.judging().apply(trials.lawful().with(compiled)))
        .on(kept, rule(ruling));
  }

  private static Shown refused(Ruling ruling, String because) {
    return new Shown(ruling, because, null, List.of(), 0, 0);
  }

  private Optional<Entry> rule(Ruling ruling) {
    return ruling instanceof RuleException exception
        ? trials.lawful().entries().stream()
            .filter(entry -> entry.id().equals(exception.rule()))
            .findFirst()
        : Optional.empty();
  }

  private static Optional<Ruling> inPatterns(Ruling ruling) {
    if (ruling instanceof RuleException e) {
      List<String> match = patterns(e.match());
      return match.contains("")
          ? Optional.empty()
          : Optional.of(
              new RuleException(e.id(), e.scope(), e.rule(), match, e.signature(), e.site()));
    }
    if (ruling instanceof LessonTopic l) {
      List<String> match = patterns(l.match());
      return match.contains("")
          ? Optional.empty()
          : Optional.of(
              new LessonTopic(l.id(), l.scope(), l.themes(), l.categories(), match, l.signature()));
    }
    return Optional.of(ruling);
  }

  private static List<String> patterns(List<String> typed) {
    return typed.stream().map(Patterns::ofPhrase).toList();
  }

  /** The same, holding at any time. */
  private static Ruling timeless(Ruling ruling) {
    Ruling.Signature given = ruling.signature();
    Ruling.Signature always =
        new Ruling.Signature(
            given.origin(), given.by(), given.why(), null, Instant.MAX, given.trial());
    if (ruling instanceof RuleException e) {
      return new RuleException(e.id(), e.scope(), e.rule(), e.match(), always, e.site());
    }
    return ruling instanceof LessonTopic l
        ? new LessonTopic(l.id(), l.scope(), l.themes(), l.categories(), l.match(), always)
        : ruling;
  }

  /** Judges without the ruling and with it. */
  private record Compared(Ruling ruling, Judgement without, Judgement with) {

    Shown on(List<Incident> kept, Optional<Entry> rule) {
      List<Effect> effects =
          kept.stream()
              .filter(each -> !each.aboutClass() && !each.holdsIllegal() && isTouched(each))
              .map(this::effect)
              .flatMap(Optional::stream)
              .toList();
      List<String> examples = rule.map(Entry::fires).orElse(List.of());
      int silenced =
          kept.stream()
              .filter(each -> !each.evidence().isEmpty())
              .findFirst()
              .map(any -> silenced(any, examples))
              .orElse(0);
      return new Shown(
          ruling, null, rule.map(Entry::category).orElse(null), effects, silenced, examples.size());
    }

    /** An exception changes nothing but what its own rule found. */
    private boolean isTouched(Incident incident) {
      return !(ruling instanceof RuleException exception)
          || incident.evidence().stream()
              .flatMap(evidence -> evidence.findings().stream())
              .anyMatch(finding -> finding.rule().equals(exception.rule()));
    }

    private int silenced(Incident any, List<String> examples) {
      return (int)
          examples.stream()
              .map(text -> KeptEvent.searching(any, any.evidence().get(0), text))
              .filter(event -> !without.judge(event).isEmpty())
              .filter(event -> with.judge(event).size() < without.judge(event).size())
              .count();
    }

    private Optional<Effect> effect(Incident incident) {
      List<Priority> before = new ArrayList<>();
      List<Priority> after = new ArrayList<>();
      for (Evidence evidence : incident.evidence()) {
        evidence.findings().forEach(finding -> before.add(finding.priority()));
        after.addAll(after(incident, evidence));
      }
      Priority was = before.stream().min(Comparator.naturalOrder()).orElseThrow();
      Priority is = after.stream().min(Comparator.naturalOrder()).orElse(Priority.P4);
      return was == is
          ? Optional.empty()
          : Optional.of(
              new Effect(incident.id(), incident.priority(), is == Priority.P4 ? null : is));
    }

    private List<Priority> after(Incident incident, Evidence evidence) {
      Event event = KeptEvent.of(incident, evidence);
      List<Finding> today = without.judge(event);
      List<Finding> proposed = with.judge(event);
      return evidence.findings().stream()
          .filter(finding -> !isOfSite(finding, incident, evidence))
          .map(finding -> after(finding, of(finding, today), of(finding, proposed)))
          .flatMap(Optional::stream)
          .toList();
    }

    private boolean isOfSite(Finding finding, Incident incident, Evidence evidence) {
      return ruling instanceof RuleException exception
          && !finding.core()
          && !finding.category().isNeverLowered(finding.phase())
          && exception.scope().covers(incident.schoolId(), incident.person())
          && exception.coversSite(finding.rule(), evidence.site());
    }

    private static @Nullable Finding of(Finding kept, List<Finding> judged) {
      return judged.stream()
          .filter(each -> each.category() == kept.category())
          .findFirst()
          .orElse(null);
    }

    private static Optional<Priority> after(
        Finding kept, @Nullable Finding today, @Nullable Finding proposed) {
      if (today == null || Objects.equals(today, proposed)) {
        return Optional.of(kept.priority());
      }
      if (proposed == null) {
        return Optional.empty();
      }
      return Optional.of(
          today.priority().isMoreUrgentThan(proposed.priority())
              ? proposed.priority()
              : kept.priority());
    }
  }
}
