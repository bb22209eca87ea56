package org.handbell.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.handbell.classifier.incident.Scene.TEN;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.handbell.calendar.Calendars;
import org.handbell.classifier.classify.Classifier;
import org.handbell.classifier.classify.FilterTests;
import org.handbell.classifier.classify.RulesBundle;
import org.handbell.classifier.classify.SchoolLines;
import org.handbell.classifier.incident.Scene;
import org.handbell.classifier.list.ListSet;
import org.handbell.model.Activity;
import org.handbell.model.Category;
import org.handbell.model.Decision;
import org.handbell.model.Event;
import org.handbell.model.Finding;
import org.handbell.model.Incident;
import org.handbell.model.Priority;
import org.handbell.model.School;
import org.handbell.model.SchoolPhase;
import org.handbell.model.UnmappedName;
import org.junit.jupiter.api.Test;

class SchoolJudgementTest {

  private static final RulesBundle RULES = RulesBundle.standard();
  private static final Classifier CLASSIFIER = RULES.classifier(ListSet::none);

  @Test
  void the_hours_are_those_of_the_schools_own_calendar() {
    SchoolJudgement judgement = judgement(Map.of());
    Instant night = Instant.parse("2026-11-20T23:00:00Z");

    Priority atTen = priority(judgement, at(TEN));
    Priority atNight = priority(judgement, at(night));

    assertThat(List.of(atTen, atNight)).containsExactly(Priority.P3, Priority.P2);
    assertThat(priority(judgement, at(TEN))).isEqualTo(Priority.P3);
  }

  @Test
  void a_schools_lines_hold_for_that_school() {
    Event gambling = Scene.search("e", "jo", "online casino");

    List<Finding> usual = judgement(Map.of()).judge(gambling);
    List<Finding> own =
        judgement(Map.of("elm", new SchoolLines(Map.of(Category.COMMERCE_GAMBLING, Priority.P4))))
            .judge(gambling);

    assertThat(usual).extracting(Finding::priority).containsExactly(Priority.P3);
    assertThat(own).extracting(Finding::priority).containsExactly(Priority.P4);
  }

  @Test
  void an_incident_says_by_which_rules_it_was_judged() {
    try (ClassifierBench bench = new ClassifierBench(judgement(Map.of()))) {
      bench.receive(TEN, Scene.search("e1", "jo", "i want to die"));

      Incident incident = bench.incidents().get(0);

      assertThat(incident.evidence().get(0).basis()).isNotNull();
      assertThat(String.valueOf(incident.evidence().get(0).basis())).contains(RULES.version());
    }
  }

  @Test
  void the_alert_and_the_explanation_say_the_same_but_for_the_words_typed() {
    try (ClassifierBench bench = new ClassifierBench(judgement(Map.of()))) {
      for (String typed : List.of("i want to k1ll myself", "online casino", "buy weed near me")) {
        Event event = Scene.search("e-" + typed, "jo", typed);
        bench.receive(TEN, event);

        Incident incident = bench.incidents().get(0);

        String explained =
            CLASSIFIER
                .explain(event, SchoolPhase.SECONDARY)
                .toText()
                .lines()
                .findFirst()
                .orElse("");
        String alert = incident.why().substring(0, incident.why().indexOf("; it was not blocked"));
        assertThat(explained.replace(" (\"" + typed + "\")", "")).isEqualTo(alert + ".");
        assertThat(incident.why()).doesNotContain(typed);
      }
    }
  }

  @Test
  void names_that_no_map_knows_reach_the_activity_with_their_source_and_no_person() {
    try (ClassifierBench bench = new ClassifierBench(judgement(Map.of()))) {
      bench.receive(TEN, named("e1", "Brand new", "News"));
      bench.receive(TEN, named("e2", "Brand new"));
      bench.receive(TEN, named("e3", "Brand new", "Brand new", "x".repeat(200)));
      bench.idle(Duration.ofSeconds(10));

      List<Activity> activity = bench.activity();

      assertThat(activity.get(activity.size() - 1).unmapped())
          .contains(new UnmappedName("elm-fw", "smoothwall", "Brand new", 3))
          .hasSize(2);
      assertThat(activity.toString()).doesNotContain("jo");
    }
  }

  private static SchoolJudgement judgement(Map<String, SchoolLines> lines) {
    return new SchoolJudgement(
        CLASSIFIER,
        List.of(new School("elm", "Elm", SchoolPhase.SECONDARY)),
        Calendars.usual(ZoneId.of("Europe/London")),
        lines,
        FilterTests.NONE_REGISTERED);
  }

  private static Priority priority(SchoolJudgement judgement, Event event) {
    return judgement.judge(event).get(0).priority();
  }

  private static Event at(Instant occurred) {
    return Scene.event("e", Scene.pupil("jo"), occurred, "self harm", Decision.ALLOWED);
  }

  private static Event named(String id, String... names) {
    Event plain = Scene.search(id, "jo", "nothing");
    return new Event(
        id,
        TEN,
        TEN,
        TEN,
        null,
        plain.schoolId(),
        plain.person(),
        plain.source(),
        plain.device(),
        null,
        plain.url(),
        null,
        plain.http(),
        null,
        null,
        plain.observer(),
        new Event.Filter(List.of(names), Decision.ALLOWED, plain.filter().visibility(), 3, null),
        null);
  }
}
