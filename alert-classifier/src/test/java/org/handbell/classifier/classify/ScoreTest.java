package org.handbell.classifier.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.handbell.classifier.classify.Events.search;
import static org.handbell.classifier.classify.Events.visit;

import java.util.List;
import java.util.Map;
import org.handbell.classifier.lexicon.DataFile;
import org.handbell.classifier.lexicon.Lexicon;
import org.handbell.classifier.list.ListSet;
import org.handbell.model.Category;
import org.handbell.model.Finding;
import org.handbell.model.Priority;
import org.handbell.model.ReadAs;
import org.handbell.model.SchoolPhase;
import org.handbell.model.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoreTest {

  private static final Classifier CLASSIFIER =
      Classifier.create(
          Lexicon.load(
              List.of(
                  new DataFile(
                      "content.drugs.yaml",
                      """
                      category: content.drugs
                      entries:
                        - {id: D-1, match: ["green leaf"], risk: 3, confidence: 3, why: drugs, fires: [x], silent: [y]}
                        - {id: D-2, match: ["red berry", "leaf and red"], risk: 3, confidence: 3, why: drugs, fires: [x], silent: [y]}
                        - {id: D-3, match: ["blue root"], risk: 3, confidence: 2, why: drugs, fires: [x], silent: [y]}
                      """),
                  new DataFile(
                      "conduct.threat.yaml",
                      """
                      category: conduct.threat
                      entries:
                        - {id: T-1, match: ["[never] flatten him"], risk: 5, confidence: 4, why: threat, fires: [x], silent: [y]}
                        - {id: T-2, match: ["squash"], risk: 4, confidence: 5, why: threat, fires: [x], silent: [y]}
                        - {id: T-3, match: ["squeeze"], risk: 4, confidence: 5, why: threat, fires: [x], silent: [y]}
                        - {id: T-4, match: ["they flatten me"], risk: 5, confidence: 4, phase: disclosure, why: threat, fires: [x], silent: [y]}
                      """))),
          VendorMap.standard(),
          Protected.of(List.of()),
          ListSet::none);

  @Test
  void two_rules_that_found_different_words_are_graver_than_one() {
    Finding finding = only("green leaf or red berry");

    assertThat(finding.priority()).isEqualTo(Priority.P2);
    assertThat(because(finding)).contains("risk +1: rule D-2 found other words");
  }

  @Test
  void two_rules_about_the_same_words_are_one_reason() {
    assertThat(only("green leaf and red").priority()).isEqualTo(Priority.P3);
  }

  @Test
  void two_rules_alone_never_make_a_p1() {
    assertThat(only("squash and squeeze").priority()).isEqualTo(Priority.P2);
  }

  @Test
  void words_of_study_lower_the_confidence_and_are_kept_as_the_other_reading() {
    Finding finding = only("flatten him macbeth essay");

    assertThat(finding.confidence()).isEqualTo(3);
    assertThat(finding.priority()).isEqualTo(Priority.P2);
    assertThat(finding.alsoContains()).isEqualTo("macbeth essay");
    assertThat(because(finding)).contains("confidence -1: beside words of study");
  }

  @Test
  void words_of_study_do_not_lower_what_is_said_in_the_first_person() {
    Finding finding = only("macbeth essay they flatten me");

    assertThat(finding.priority()).isEqualTo(Priority.P1);
    assertThat(finding.alsoContains()).isEqualTo("macbeth essay");
  }

  @ParameterizedTest
  @CsvSource({
    "flatten him, P1",
    "never flatten him, P2",
    "i would not flatten him, P2",
    "flatten him never, P1",
    "stop they flatten me, P1",
  })
  void negation_before_harm_to_others_lowers_and_before_harm_suffered_does_not(
      String typed, Priority priority) {
    assertThat(only(typed).priority()).isEqualTo(priority);
  }

  @ParameterizedTest
  @CsvSource({"SECONDARY, P4", "PRIMARY, P3", "ALL_THROUGH, P4"})
  void a_young_childs_unsure_hit_is_a_line_of_the_summary(SchoolPhase phase, Priority priority) {
    List<Finding> findings = CLASSIFIER.classify(search("blue root").event(), phase);

    assertThat(findings).extracting(Finding::priority).containsExactly(priority);
  }

  @Test
  void what_had_to_be_read_otherwise_is_kept_with_the_finding() {
    Finding finding = only("gr33n leaf");

    assertThat(finding.views()).containsExactly(new ReadAs("gr33n", "green", "digits for letters"));
  }

  @Test
  void a_school_draws_its_own_line_and_it_is_said() {
    Circumstances lower =
        Circumstances.of(SchoolPhase.SECONDARY)
            .with(new SchoolLines(Map.of(Category.CONTENT_DRUGS, Priority.P4)));

    List<Finding> mild = CLASSIFIER.classify(search("green leaf").event(), lower);
    List<Finding> graver = CLASSIFIER.classify(search("green leaf red berry").event(), lower);
    List<Finding> site =
        CLASSIFIER.classify(visit("https://a.example/").vendor("Drugs").event(), lower);

    assertThat(mild.get(0).priority()).isEqualTo(Priority.P4);
    assertThat(because(mild.get(0))).contains("the school's own line");
    assertThat(graver.get(0).priority()).isEqualTo(Priority.P3);
    assertThat(site.get(0).priority()).isEqualTo(Priority.P4);
  }

  @ParameterizedTest
  @CsvSource({
    "illegal.csam, P2, illegal content",
    "illegal.other, P3, illegal content",
    "contact.grooming, P2, P1 for every school",
    "conduct.sexting, P3, P1 for every school",
    "conduct.threat, P2, P1 for every school",
    "content.suicide, P4, never lowered",
    "content.self-harm, P4, never lowered",
    "commerce.gambling, P1, no setting makes a P1",
  })
  void some_lines_are_not_a_schools_to_move(String id, Priority priority, String reason) {
    Map<Category, Priority> lines = Map.of(Category.of(id), priority);

    assertThatThrownBy(() -> new SchoolLines(lines)).hasMessageContaining(reason);
  }

  private static Finding only(String typed) {
    List<Finding> findings = CLASSIFIER.classify(search(typed).event(), SchoolPhase.SECONDARY);
    assertThat(findings).hasSize(1);
    return findings.get(0);
  }

  private static List<String> because(Finding finding) {
    return finding.steps().stream().map(Step::because).map(ScoreTest::beforeTheReason).toList();
  }

  private static String beforeTheReason(String because) {
    int that = because.indexOf(" that say");
    return that < 0 ? because : because.substring(0, that);
  }
}
