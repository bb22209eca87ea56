package org.handbell.classifier.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
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
import org.handbell.classifier.trial.KeptTrial.Effect;
import org.handbell.model.Category;
import org.handbell.model.Decision;
import org.handbell.model.Event;
import org.handbell.model.Evidence;
import org.handbell.model.Finding;
import org.handbell.model.Incident;
import org.handbell.model.LessonTopic;
import org.handbell.model.Person;
import org.handbell.model.PersonKind;
import org.handbell.model.Priority;
import org.handbell.model.RuleException;
import org.handbell.model.Ruling;
import org.handbell.model.SchoolPhase;
import org.handbell.model.Theme;
import org.handbell.model.Visibility;
import org.junit.jupiter.api.Test;

/** A ruling tried on what a register kept shows what nobody would have been told. */
class KeptTrialTest {

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
                      match: ["crossbow"]
                      risk: 4
                      confidence: 4
                      why: a weapon
                      fires: ["crossbow", "buy a crossbow"]
                      silent: ["bow"]
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
                  """)));
  private static final Classifier CLASSIFIER =
      Classifier.create(LEXICON, VendorMap.load(List.of()), Protected.of(Set.of()), ListSet::none);
  private static final KeptTrial TRIAL =
      new KeptTrial(
          new Trials(CLASSIFIER, KeptTrialTest::judging, List.of("elm"), Patterns.standard()));

  private static Judgement judging(Classifier classifier) {
    Circumstances usual = Circumstances.of(SchoolPhase.SECONDARY);
    return event -> classifier.classify(event, usual);
  }

  private static Incident search(String id, String text) {
    Event event = RulingsTest.search("elm", "jo", text, NOON);
    return incident(
        id,
        judging(CLASSIFIER).judge(event),
        Evidence.Kind.SEARCH,
        text,
        "search.example",
        event.person());
  }

  private static Incident visit(String id, String site, String rule) {
    Finding finding =
        new Finding(
            Category.COMMERCE_GAMBLING, Priority.P3, 3, null, rule, "gambling", null, false);
    Person jo = new Person("elm/jo", PersonKind.PUPIL, "jo", null, "9", "9B");
    return incident(id, List.of(finding), Evidence.Kind.SITE, site, site, jo);
  }

  private static Incident incident(
      String id,
      List<Finding> findings,
      Evidence.Kind kind,
      String text,
      String site,
      Person person) {
    Evidence evidence =
        new Evidence(
            id + "-1",
            NOON,
            NOON,
            kind,
            text,
            site,
            kind == Evidence.Kind.SEARCH ? "google" : null,
            null,
            "pc",
            null,
            Decision.ALLOWED,
            Visibility.FULL,
            findings);
    Finding lead = findings.get(0);
    return new Incident(
        id,
        1,
        "elm",
        person,
        lead.category().theme(),
        lead.category(),
        lead.priority(),
        lead.phase(),
        "a sentence",
        NOON,
        NOON,
        NOON,
        NOON,
        1,
        Map.of(Decision.ALLOWED, 1),
        List.of(evidence),
        false);
  }

  private static Ruling.Signature signed() {
    return new Ruling.Signature(
        Ruling.Origin.CONSOLE,
        "dsl",
        "a game",
        NOON.plusSeconds(3600),
        NOON.plusSeconds(864_000),
        null);
  }

  private static final Ruling.Scope ELM =
      new Ruling.Scope(Set.of("elm"), Set.of(), Set.of(), Set.of());

  private static KeptTrial.Shown words(String rule, String words, Incident... kept) {
    return TRIAL.of(
        new RuleException("x", ELM, rule, List.of(words), signed()), List.of(kept), NOON);
  }

  @Test
  void words_hide_what_they_cover_and_say_how_wide_they_are() {
    KeptTrial.Shown narrow =
        words(
            "WEA-1",
            "Crossbow, Minecraft!",
            search("game", "best crossbow minecraft"),
            search("other", "buy a crossbow"));
    KeptTrial.Shown wide = words("WEA-1", "crossbow", search("other", "buy a crossbow"));

    assertThat(narrow.refused()).isNull();
    assertThat(narrow.effects()).extracting(Effect::incidentId).containsExactly("game");
    assertThat(narrow.effects().get(0).after()).isNull();
    assertThat(narrow.silenced()).isZero();
    assertThat(wide.silenced()).isEqualTo(2).isEqualTo(wide.examples());
  }

  @Test
  void the_core_cannot_be_excepted_and_neither_can_nothing() {
    Incident wish = search("wish", "i want to die");

    assertThat(words("SUI-1", "i want to die song", wish).refused()).contains("cannot be silenced");
    assertThat(words("WEA-1", "!?", wish).refused()).contains("no");
    assertThat(words("WEA-9", "word", wish).refused()).contains("no rule has the id");
  }

  @Test
  void a_site_is_no_longer_what_a_filter_says_and_another_still_is() {
    KeptTrial.Shown shown =
        TRIAL.of(
            new RuleException("x", ELM, "vendor:Gambling", List.of(), signed(), "raffle.example"),
            List.of(
                visit("raffle", "www.raffle.example", "vendor:Gambling"),
                visit("bets", "bets.example", "vendor:Gambling"),
                visit("list", "raffle.example", "list:ut1")),
            NOON);

    assertThat(shown.refused()).isNull();
    assertThat(shown.effects()).extracting(Effect::incidentId).containsExactly("raffle");
  }

  @Test
  void a_lesson_lowers_what_its_class_searched() {
    Ruling.Scope nine = new Ruling.Scope(Set.of("elm"), Set.of("9"), Set.of(), Set.of());
    Ruling.Scope ten = new Ruling.Scope(Set.of("elm"), Set.of("10"), Set.of(), Set.of());
    Incident kept = search("i", "medieval crossbow");
    Theme theme = kept.theme();

    KeptTrial.Shown own =
        TRIAL.of(
            new LessonTopic("l", nine, Set.of(theme), Set.of(), List.of(), signed()),
            List.of(kept),
            NOON);
    KeptTrial.Shown others =
        TRIAL.of(
            new LessonTopic("l", ten, Set.of(theme), Set.of(), List.of(), signed()),
            List.of(kept),
            NOON);

    assertThat(own.effects()).extracting(Effect::incidentId).containsExactly("i");
    assertThat(others.effects()).isEmpty();
  }
}
