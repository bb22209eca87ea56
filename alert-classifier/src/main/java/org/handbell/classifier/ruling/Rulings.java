package org.handbell.classifier.ruling;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.handbell.classifier.lexicon.Entry;
import org.handbell.classifier.lexicon.Hit;
import org.handbell.classifier.lexicon.Lexicon;
import org.handbell.classifier.lexicon.Patterns;
import org.handbell.classifier.lexicon.Veto;
import org.handbell.classifier.normalise.Field;
import org.handbell.classifier.normalise.Reading;
import org.handbell.classifier.normalise.Vocabulary;
import org.handbell.model.Event;
import org.handbell.model.LessonTopic;
import org.handbell.model.OwnWords;
import org.handbell.model.RuleException;
import org.handbell.model.Ruling;
import org.handbell.model.SchoolPhase;
import org.handbell.model.VulnerableFlag;
import org.jspecify.annotations.Nullable;

/**
 * All rulings, compiled: an immutable snapshot, safe for many threads. Own words are a second small
 * lexicon; the words of exceptions and lessons are a third, which is only asked where a rule hit.
 */
public final class Rulings {

  /** Nobody decided anything. */
  public static final Rulings NONE = new Rulings();

  private final Map<String, OwnWords> words = new HashMap<>();
  private final Map<String, List<RuleException>> exceptions = new HashMap<>();
  private final List<LessonTopic> lessons = new ArrayList<>();
  private final Map<String, VulnerableFlag> vulnerable = new HashMap<>();
  private final List<Refused> refused = new ArrayList<>();
  private @Nullable Lexicon ownWords;
  private @Nullable Lexicon context;

  private Rulings() {}

  /**
   * Compiles these rulings.
   *
   * @param rules the entries that exceptions may be bound to
   */
  public static Rulings of(
      Collection<? extends Ruling> all, Collection<Entry> rules, Patterns patterns) {
    Admission admission = new Admission(rules, patterns);
    Rulings rulings = new Rulings();
    List<Entry> own = new ArrayList<>();
    List<Entry> around = new ArrayList<>();
    for (Ruling ruling : all) {
      admission
          .refusal(ruling)
          .ifPresentOrElse(
              because -> rulings.refused.add(new Refused(ruling, because)),
              () -> rulings.add(ruling, own, around));
    }
    rulings.ownWords = own.isEmpty() ? null : patterns.compile(own);
    rulings.context = around.isEmpty() ? null : patterns.compile(around);
    return rulings;
  }

  private void add(Ruling ruling, List<Entry> own, List<Entry> around) {
    if (ruling instanceof OwnWords given) {
      words.put(given.rule(), given);
      own.add(Compiling.ownWords(given));
    } else if (ruling instanceof RuleException exception) {
      exceptions.computeIfAbsent(exception.rule(), rule -> new ArrayList<>()).add(exception);
      if (exception.site() == null) {
        around.add(Compiling.context(exception, exception.match()));
      }
    } else if (ruling instanceof LessonTopic lesson) {
      lessons.add(lesson);
      if (!lesson.match().isEmpty()) {
        around.add(Compiling.context(lesson, lesson.match()));
      }
    } else if (ruling instanceof VulnerableFlag flag) {
      vulnerable.put(flag.id(), flag);
    }
  }

  /** Those that do not count, and why. */
  public List<Refused> refused() {
    return List.copyOf(refused);
  }

  /** True where the event's person is flagged. */
  public boolean isVulnerable(Event event) {
    VulnerableFlag flag = vulnerable.get(event.person().id());
    return flag != null && flag.holdsAt(event.occurred());
  }

  /**
   * What was typed, as the school's own words read it.
   *
   * @param vocabulary that the reading stands on
   */
  public record Heard(Reading reading, Vocabulary vocabulary, List<Hit> hits) {
    public Heard {
      hits = List.copyOf(hits);
    }
  }

  /** The school's own words in what was typed, where there are any. */
  public Optional<Heard> ownWords(Event event, SchoolPhase phase) {
    if (ownWords == null || event.search() == null) {
      return Optional.empty();
    }
    Reading reading = ownWords.normaliser().read(Field.QUERY, typed(event));
    List<Hit> hits =
        ownWords.match(reading, phase).hits().stream().filter(appliesTo(event)).toList();
    return hits.isEmpty()
        ? Optional.empty()
        : Optional.of(new Heard(reading, ownWords.vocabulary(), hits));
  }

  private Predicate<Hit> appliesTo(Event event) {
    return hit -> {
      OwnWords own = words.get(hit.entry().id());
      return own != null
          && own.holdsAt(event.occurred())
          && own.scope().covers(event.schoolId(), event.person());
    };
  }

  /** The exceptions that hold for the event, in that text of it. */
  public Veto exceptions(Event event, String text) {
    return exceptions.isEmpty() || context == null
        ? Veto.NONE
        : new SchoolVeto(exceptions, context, event, text);
  }

  /** The id of the exception that silences what a rule says of the event's site, if any does. */
  public Optional<String> ofSite(Event event, String rule) {
    return exceptions.getOrDefault(rule, List.of()).stream()
        .filter(each -> each.holdsFor(event.schoolId(), event.person(), event.occurred()))
        .filter(exception -> exception.coversSite(rule, event.host()))
        .map(RuleException::id)
        .findFirst();
  }

  /** True where there is any exception. */
  public boolean hasExceptions() {
    return !exceptions.isEmpty();
  }

  /** The lessons that the event's person is in and, where they name words, that it speaks of. */
  public List<LessonTopic> lessons(Event event) {
    if (lessons.isEmpty()) {
      return List.of();
    }
    List<LessonTopic> own =
        lessons.stream()
            .filter(lesson -> lesson.holdsAt(event.occurred()))
            .filter(lesson -> lesson.scope().covers(event.schoolId(), event.person()))
            .toList();
    return own.stream().allMatch(lesson -> lesson.match().isEmpty())
        ? own
        : withWords(own, typed(event));
  }

  private List<LessonTopic> withWords(List<LessonTopic> own, String text) {
    List<String> spoken =
        context == null
            ? List.of()
            : Compiling.everywhere(context, Field.QUERY, text).stream()
                .map(hit -> hit.entry().id())
                .toList();
    return own.stream()
        .filter(lesson -> lesson.match().isEmpty() || spoken.contains(lesson.key()))
        .toList();
  }

  private static String typed(Event event) {
    return event.search() == null ? "" : event.search().term();
  }
}
