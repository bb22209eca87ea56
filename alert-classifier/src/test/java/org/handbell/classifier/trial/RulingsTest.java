package org.handbell.classifier.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.handbell.classifier.classify.Circumstances;
import org.handbell.classifier.classify.Classifier;
import org.handbell.classifier.classify.Protected;
import org.handbell.classifier.classify.VendorMap;
import org.handbell.classifier.judge.Judgement;
import org.handbell.classifier.lexicon.DataFile;
import org.handbell.classifier.lexicon.Lexicon;
import org.handbell.classifier.lexicon.Patterns;
import org.handbell.classifier.list.ListSet;
import org.handbell.classifier.ruling.Refused;
import org.handbell.classifier.ruling.Rulings;
import org.handbell.model.Category;
import org.handbell.model.Decision;
import org.handbell.model.Event;
import org.handbell.model.Finding;
import org.handbell.model.LessonTopic;
import org.handbell.model.OwnWords;
import org.handbell.model.Person;
import org.handbell.model.PersonKind;
import org.handbell.model.Priority;
import org.handbell.model.RuleException;
import org.handbell.model.Ruling;
import org.handbell.model.SchoolPhase;
import org.handbell.model.Theme;
import org.handbell.model.Visibility;
import org.handbell.model.VulnerableFlag;
import org.junit.jupiter.api.Test;

/** What rulings change in a decision, and what they cannot. */
class RulingsTest {

  private static final Instant NOON = Instant.parse("2026-11-18T12:00:00Z");
  private static final Lexicon LEXICON =
      Lexicon.load(
          List.of(
              new DataFile("classes.yaml", "classes: { I: [i, im] }"),
              new DataFile(
                  "content.weapons.yaml",
                  """
                  category: content.weapons
                  entries:
                    - id: WEA-1
                      match: ["crossbow", "buy ~ knife"]
                      risk: 3
                      confidence: 4
                      why: a weapon
                      fires: ["crossbow"]
                      silent: ["bow"]
                    - id: WEA-2
                      match: ["knife"]
                      risk: 2
                      confidence: 4
                      why: a blade
                      fires: ["knife"]
                      silent: ["fork"]
                  """),
              new DataFile(
                  "content.suicide.yaml",
                  """
                  category: content.suicide
                  entries:
                    - id: SUI-1
                      match: ["{I} want to die"]
                      risk: 5
                      confidence: 5
                      phase: ideation
                      core: true
                      why: a wish to die
                      fires: ["i want to die"]
                      silent: ["dye"]
                    - id: SUI-2
                      match: ["no point going on"]
                      risk: 4
                      confidence: 4
                      phase: ideation
                      why: hopelessness
                      fires: ["no point going on"]
                      silent: ["point"]
                    - id: SUI-3
                      match: ["suicide rates"]
                      risk: 3
                      confidence: 4
                      phase: information
                      why: facts
                      fires: ["suicide rates"]
                      silent: ["rates"]
                  """)));
  private static final Classifier CLASSIFIER =
      Classifier.create(LEXICON, VendorMap.load(List.of()), Protected.of(Set.of()), ListSet::none);

  private static Ruling.Signature signed() {
    return new Ruling.Signature(
        Ruling.Origin.FILE,
        "A. Lead",
        "because",
        Instant.parse("2026-11-16T00:00:00Z"),
        Instant.parse("2026-11-21T00:00:00Z"),
        null);
  }

  private static Ruling.Scope at(String school) {
    return new Ruling.Scope(Set.of(school), Set.of(), Set.of(), Set.of());
  }

  private static RuleException exception(String rule, String match) {
    return new RuleException("wrong", at("elm"), rule, List.of(match), signed());
  }

  private static Rulings rulings(Ruling... rulings) {
    return Rulings.of(List.of(rulings), LEXICON.entries(), Patterns.standard());
  }

  private static Judgement judging(Classifier classifier) {
    Circumstances usual = Circumstances.of(SchoolPhase.SECONDARY);
    return event -> classifier.classify(event, usual);
  }

  private static Judgement under(Ruling... rulings) {
    return judging(CLASSIFIER.with(rulings(rulings)));
  }

  static Event search(String school, String person, String term, Instant when) {
    return new Event(
        "e1",
        when,
        when,
        when,
        null,
        school,
        new Person(school + "/" + person, PersonKind.PUPIL, person, null, "9", "9B"),
        new Event.Source(null, null, null),
        null,
        null,
        null,
        null,
        Event.Http.NOTHING_KNOWN,
        null,
        null,
        new Event.Observer("Test", "Filter", "fw"),
        new Event.Filter(List.of(), Decision.ALLOWED, Visibility.FULL, 3, null),
        new Event.Search(term, "google", false));
  }

  private static Event search(String term) {
    return search("elm", "jo", term, NOON);
  }

  private static Optional<Priority> priority(Judgement judgement, Event event) {
    return judgement.judge(event).stream().findFirst().map(Finding::priority);
  }

  @Test
  void what_the_console_excepts_for_a_school_leaves_staff_alone_whom_it_does_not_name() {
    Ruling.Signature signed =
        new Ruling.Signature(
            Ruling.Origin.CONSOLE, "A. Lead", "because", null, signed().until(), null);
    Ruling.Scope named =
        new Ruling.Scope(Set.of("elm"), Set.of(), Set.of(), Set.of("elm/tteacher"));
    Person pupil = search("crossbow").person();
    Person teacher = new Person("elm/tteacher", PersonKind.STAFF, "tteacher", null, null, null);

    RuleException ofSchool =
        new RuleException("wrong", at("elm"), "WEA-1", List.of("crossbow"), signed);
    RuleException ofPerson =
        new RuleException("wrong", named, "WEA-1", List.of("crossbow"), signed);

    assertThat(ofSchool.holdsFor("elm", pupil, NOON)).isTrue();
    assertThat(ofSchool.holdsFor("elm", teacher, NOON)).isFalse();
    assertThat(ofPerson.holdsFor("elm", teacher, NOON)).isTrue();
    assertThat(exception("WEA-1", "crossbow").holdsFor("elm", teacher, NOON)).isTrue();
  }

  @Test
  void own_words_are_heard_in_their_school_while_they_hold_and_no_one_is_told_at_once() {
    Judgement judgement =
        under(
            new OwnWords(
                "bikes",
                at("elm"),
                List.of("bike out tonight"),
                Category.CONDUCT_THREAT,
                Priority.P2,
                signed()));

    List<Finding> findings = judgement.judge(search("take my b1ke out tonight"));

    assertThat(findings)
        .singleElement()
        .satisfies(f -> assertThat(f.rule()).isEqualTo("own:bikes"));
    assertThat(findings.get(0).priority()).isEqualTo(Priority.P2);
    assertThat(findings.get(0).why()).contains("because");
    assertThat(judgement.judge(search("oak", "jo", "bike out tonight", NOON))).isEmpty();
    assertThat(judgement.judge(search("elm", "jo", "bike out tonight", NOON.minusSeconds(864_000))))
        .isEmpty();
  }

  @Test
  void an_exception_silences_its_rule_where_its_words_cover_what_was_found() {
    Judgement judgement = under(exception("WEA-1", "crossbow bolts for minecraft"));

    assertThat(judgement.judge(search("crossbow bolts for minecraft"))).isEmpty();
    assertThat(judgement.judge(search("crossbow bolts for school"))).isNotEmpty();
    assertThat(judgement.judge(search("crossbow bolts for minecraft or a real crossbow")))
        .isNotEmpty();
    assertThat(judgement.judge(search("oak", "jo", "crossbow bolts for minecraft", NOON)))
        .isNotEmpty();
  }

  @Test
  void an_exception_leaves_every_other_rule_alone() {
    Judgement judgement = under(exception("WEA-1", "buy a knife"));

    List<Finding> findings = judgement.judge(search("buy a knife"));

    assertThat(findings).extracting(Finding::rule).containsExactly("WEA-2");
  }

  @Test
  void what_an_exception_silenced_is_counted_and_explained() {
    Classifier classifier = CLASSIFIER.with(rulings(exception("WEA-1", "minecraft crossbow")));
    Event event = search("minecraft crossbow");

    Classifier.Verdict verdict = classifier.judge(event, Circumstances.of(SchoolPhase.SECONDARY));

    assertThat(verdict.silenced()).isEqualTo(1);
    assertThat(classifier.explain(event, SchoolPhase.SECONDARY).toText())
        .contains("rule WEA-1", "but the school's exception wrong covers \"minecraft crossbow\"");
  }

  @Test
  void an_exception_to_the_core_is_refused_and_has_no_effect() {
    for (String rule : List.of("SUI-1", "SUI-2", "SUI-9")) {
      Rulings rulings = rulings(exception(rule, "i want to die no point going on"));

      assertThat(rulings.refused()).extracting(Refused::because).hasSize(1);
      Classifier classifier = CLASSIFIER.with(rulings);
      assertThat(
              classifier.classify(search("i want to die no point going on"), SchoolPhase.SECONDARY))
          .singleElement()
          .satisfies(finding -> assertThat(finding.priority()).isEqualTo(Priority.P1));
    }
    assertThat(rulings(exception("SUI-3", "suicide rates")).refused()).isEmpty();
  }

  @Test
  void a_lesson_lowers_what_fits_it_by_one_level_but_never_the_core() {
    Judgement judgement =
        under(
            new LessonTopic(
                "week",
                at("elm"),
                Set.of(Theme.VIOLENCE, Theme.SUICIDE_AND_SELF_HARM),
                Set.of(),
                List.of(),
                signed()));

    assertThat(priority(judgement, search("crossbow"))).contains(Priority.P4);
    assertThat(priority(judgement, search("suicide rates"))).contains(Priority.P4);
    assertThat(priority(judgement, search("i want to die"))).contains(Priority.P1);
    assertThat(priority(judgement, search("no point going on"))).contains(Priority.P2);
    assertThat(priority(judgement, search("oak", "jo", "crossbow", NOON))).contains(Priority.P3);
  }

  @Test
  void a_lesson_about_words_lowers_searches_with_those_words_alone() {
    Judgement judgement =
        under(
            new LessonTopic(
                "agincourt", at("elm"), Set.of(), Set.of(), List.of("agincourt"), signed()));

    assertThat(priority(judgement, search("agincourt crossbow"))).contains(Priority.P4);
    assertThat(priority(judgement, search("crossbow"))).contains(Priority.P3);
  }

  @Test
  void a_flag_raises_by_one_level_and_never_to_p1() {
    Judgement judgement = under(new VulnerableFlag("elm/jo", signed()));

    assertThat(priority(judgement, search("crossbow"))).contains(Priority.P2);
    assertThat(priority(judgement, search("no point going on"))).contains(Priority.P2);
    assertThat(priority(judgement, search("elm", "al", "crossbow", NOON))).contains(Priority.P3);
  }

  @Test
  void a_trial_counts_what_would_change() {
    Judgement proposed =
        under(exception("WEA-1", "minecraft crossbow"), new VulnerableFlag("elm/jo", signed()));
    Trial trial = new Trial(under(), proposed, 10);

    trial.event(search("minecraft crossbow"));
    trial.event(search("crossbow"));
    trial.event(search("elm", "al", "crossbow", NOON));
    trial.event(search("football"));

    assertThat(trial.events()).isEqualTo(4);
    assertThat(trial.count(Change.SILENCED)).isEqualTo(1);
    assertThat(trial.byRule(Change.RAISED)).containsOnlyKeys("WEA-1");
    assertThat(trial.count(Change.ADDED)).isZero();
    assertThat(trial.cases().get(0).words()).isEqualTo("crossbow");
    assertThat(trial.cases().toString()).doesNotContain("crossbow");
  }

  @Test
  void rulings_that_would_silence_a_core_case_are_found_out() {
    Ruling any = exception("WEA-1", "crossbow");
    CoreCases cases = new CoreCases(under(), event -> List.of());

    Set<String> lost = cases.lost(LEXICON.entries(), List.of(any), List.of("elm"), NOON);

    assertThat(lost).containsExactly("SUI-1", "SUI-2");
    assertThat(
            new CoreCases(under(), under(any))
                .lost(LEXICON.entries(), List.of(any), List.of("elm"), NOON))
        .isEmpty();
  }
}
