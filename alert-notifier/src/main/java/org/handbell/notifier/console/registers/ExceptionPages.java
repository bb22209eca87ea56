package org.handbell.notifier.console.registers;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.handbell.model.LessonTopic;
import org.handbell.model.OwnWords;
import org.handbell.model.Person;
import org.handbell.model.PersonKind;
import org.handbell.model.RuleException;
import org.handbell.model.Ruling;
import org.handbell.model.Ruling.Scope;
import org.handbell.model.Ruling.Signature;
import org.handbell.model.Theme;
import org.handbell.model.UserName;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.access.Area;
import org.handbell.notifier.access.Viewer;
import org.handbell.notifier.compose.Shown;
import org.handbell.notifier.compose.When;
import org.handbell.notifier.console.registers.ListPage.Row;
import org.handbell.notifier.console.web.RouteTable;
import org.handbell.notifier.console.web.Section;
import org.handbell.notifier.console.web.Surroundings;
import org.handbell.notifier.console.web.Visit;
import org.handbell.notifier.recuse.Recusal;
import org.handbell.notifier.register.Sight;
import org.handbell.notifier.register.Slice;
import org.handbell.notifier.register.Slice.Rows;
import org.handbell.notifier.register.Verdicts;
import org.handbell.notifier.route.Contact;
import org.jspecify.annotations.Nullable;

/**
 * What the school decided about judging: its exceptions, lessons and own words. Whom the DSL has
 * flagged is no part of it.
 */
final class ExceptionPages implements Section {

  static final String PATH = "/registers/exceptions";
  static final String TITLE = "Exceptions, lessons and own words";
  static final String INTRO =
      "What the school decided about judging, each with who decided it, why, until when, and what its"
          + " trial on recent events showed. The core of the rules is out of their reach. Try a change"
          + " beforehand with ./handbell rulings check.";

  /** That a child is vulnerable, and what a case turned out to be, is for the case's readers. */
  private static final Set<Ruling.Kind> SHOWN =
      EnumSet.of(Ruling.Kind.EXCEPTION, Ruling.Kind.LESSON, Ruling.Kind.WORDS);

  private final NotifierConfig config;
  private final Desks desks;
  private final Lists lists;
  private final Surroundings around;
  private final Verdicts verdicts;
  private final Function<Viewer, Sight> sights;
  private final InstantSource clock;

  ExceptionPages(
      NotifierConfig config,
      Desks desks,
      Lists lists,
      Surroundings around,
      Verdicts verdicts,
      Function<Viewer, Sight> sights,
      InstantSource clock) {
    this.config = config;
    this.desks = desks;
    this.lists = lists;
    this.around = around;
    this.verdicts = verdicts;
    this.sights = sights;
    this.clock = clock;
  }

  @Override
  public void addTo(RouteTable table) {
    lists.add(
        table,
        Area.CASES,
        new Listing<>(
            PATH,
            TITLE,
            INTRO,
            List.of("Kind", "Id", "What", "For", "Decided by", "Why", "From", "Until", "Trial"),
            this::page,
            this::row,
            viewer -> false,
            ""));
  }

  /** A school has some dozens of them; those that end last, or never, stand first. */
  private Rows<Ruling> page(Visit visit, Slice slice) {
    List<Ruling> all =
        around.rulings().stream()
            .filter(each -> SHOWN.contains(each.kind()))
            .filter(each -> maySee(visit.viewer(), scope(each)))
            .toList();
    Set<String> known =
        verdicts.known(
            all.stream().filter(ExceptionPages::isOfCase).map(ExceptionPages::number).toList(),
            sights.apply(visit.viewer()));
    return new Rows<>(
        all.stream()
            .filter(each -> !isOfCase(each) || known.contains(number(each)))
            .filter(each -> overlaps(each.signature(), slice))
            .sorted(Comparator.comparing(ExceptionPages::end).reversed().thenComparing(Ruling::key))
            .limit(slice.size())
            .toList(),
        Optional.empty());
  }

  /** One that came of a case tells that there is such a case, and what was typed. */
  private static boolean isOfCase(Ruling ruling) {
    return ruling.signature().origin() == Ruling.Origin.CONSOLE;
  }

  private static String number(Ruling ruling) {
    return Verdicts.numberOf(ruling.id());
  }

  private static Instant end(Ruling ruling) {
    Instant until = ruling.signature().until();
    return until == null ? Instant.MAX : until;
  }

  private static boolean overlaps(Signature signature, Slice slice) {
    Instant from = slice.from();
    Instant to = slice.to();
    Instant begins = signature.from();
    Instant ends = signature.until();
    return (from == null || ends == null || ends.isAfter(from))
        && (to == null || begins == null || begins.isBefore(to));
  }

  private static Scope scope(Ruling ruling) {
    if (ruling instanceof RuleException exception) {
      return exception.scope();
    }
    return ruling instanceof LessonTopic lesson
        ? lesson.scope()
        : ruling instanceof OwnWords words ? words.scope() : Scope.EVERYBODY;
  }

  /** One that names people is as much about them as a case is. */
  private boolean maySee(Viewer viewer, Scope scope) {
    return viewer.asReaders().stream()
        .anyMatch(
            reader ->
                (scope.schools().isEmpty() || scope.schools().stream().anyMatch(reader::serves))
                    && scope.persons().stream().noneMatch(id -> isAgainst(reader, id)));
  }

  private boolean isAgainst(Contact reader, String personId) {
    int slash = personId.indexOf('/');
    String school = slash < 0 ? "" : personId.substring(0, slash);
    String bare = UserName.bareOf(personId.substring(slash + 1));
    Person person = new Person(personId, PersonKind.UNKNOWN, bare, null, null, null);
    return !reader.serves(school)
        || Recusal.of(person, school, config.contacts()).against(reader).isPresent();
  }

  private Row row(Ruling each) {
    Signature signature = each.signature();
    Ruling.Trial trial = signature.trial();
    return new Row(
        null,
        List.of(
            kind(each) + (each.holdsAt(clock.instant()) ? "" : " (not in force)"),
            each.id(),
            Shown.prose(what(each)),
            scopeWords(scope(each)),
            Shown.name(signature.by()),
            Shown.prose(signature.why()),
            day(signature.from(), "always"),
            day(signature.until(), "no end"),
            trial == null
                ? "not tried"
                : "of %d events %d findings added, %d silenced"
                    .formatted(trial.events(), trial.added(), trial.silenced())));
  }

  private String day(@Nullable Instant at, String otherwise) {
    return at == null ? otherwise : When.shortly(at, desks.zone());
  }

  private static String kind(Ruling each) {
    return switch (each.kind()) {
      case EXCEPTION -> "Exception";
      case LESSON -> "Lesson";
      case WORDS -> "Own words";
      case VULNERABLE, FALSE_ALARM -> "";
    };
  }

  private static String what(Ruling each) {
    if (each instanceof RuleException exception) {
      String site = exception.site();
      return "rule "
          + exception.rule()
          + " on: "
          + (site == null ? String.join("; ", exception.match()) : site);
    }
    if (each instanceof OwnWords words) {
      return words.priority()
          + " "
          + words.category().title()
          + ": "
          + String.join("; ", words.match());
    }
    return each instanceof LessonTopic lesson
        ? lesson.themes().stream().map(Theme::title).sorted().collect(Collectors.joining(", "))
            + (lesson.match().isEmpty() ? "" : " on: " + String.join("; ", lesson.match()))
        : "";
  }

  private static String scopeWords(Scope scope) {
    String all =
        Stream.of(
                part("school", scope.schools()),
                part("year", scope.years()),
                part("group", scope.groups()),
                part("", scope.persons()))
            .filter(each -> !each.isEmpty())
            .collect(Collectors.joining(", "));
    return all.isEmpty() ? "everybody" : Shown.plain(all);
  }

  private static String part(String label, Set<String> names) {
    return names.isEmpty()
        ? ""
        : (label + " " + names.stream().sorted().collect(Collectors.joining(" "))).strip();
  }
}
