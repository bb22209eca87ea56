package org.handbell.classifier.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.handbell.classifier.classify.Events.search;
import static org.handbell.classifier.classify.Events.visit;

import java.util.List;
import org.handbell.classifier.lexicon.DataFile;
import org.handbell.classifier.lexicon.Lexicon;
import org.handbell.classifier.list.ListSet;
import org.handbell.model.Category;
import org.handbell.model.Decision;
import org.handbell.model.Event;
import org.handbell.model.Finding;
import org.handbell.model.PersonKind;
import org.handbell.model.Phase;
import org.handbell.model.Priority;
import org.handbell.model.SchoolPhase;
import org.handbell.model.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassifierTest {

  private static final Lexicon LEXICON =
      Lexicon.load(
          List.of(
              new DataFile(
                  "content.suicide.yaml",
                  """
                  category: content.suicide
                  entries:
                    - id: S-1
                      match: ["(i|me) want to vanish for good"]
                      risk: 5
                      confidence: 5
                      phase: ideation
                      core: true
                      why: first-person wish to be gone
                      fires: [x]
                      silent: [y]
                    - id: S-2
                      match: ["vanishing"]
                      in: [query, path, host]
                      risk: 5
                      confidence: 5
                      phase: ideation
                      except: ["vanishing cream"]
                      why: speaks of vanishing
                      fires: [x]
                      silent: [y]
                    - id: S-3
                      match: ["vanish facts"]
                      risk: 5
                      confidence: 4
                      phase: information
                      why: facts about vanishing
                      fires: [x]
                      silent: [y]
                  """),
              new DataFile(
                  "content.sexual.yaml",
                  """
                  category: content.sexual
                  entries:
                    - id: X-1
                      match: ["saucy"]
                      risk: 3
                      confidence: 4
                      why: looks for saucy things
                      fires: [x]
                      silent: [y]
                  """),
              new DataFile(
                  "wellbeing.low-mood.yaml",
                  """
                  category: wellbeing.low-mood
                  entries:
                    - id: L-1
                      match: ["feeling low"]
                      risk: 2
                      confidence: 4
                      why: low mood
                      fires: [x]
                      silent: [y]
                  """)));

  private static final Classifier CLASSIFIER =
      Classifier.create(
          LEXICON,
          VendorMap.standard(),
          Protected.of(List.of("help.example")),
          Sites.read(
              new DataFile(
                  "sites.yaml", "sites:\n  contact.stranger-chat: [randomchat.example]\n")),
          ListSet::none);

  @Test
  void an_ordinary_search_has_no_finding() {
    assertThat(classify(search("volcanoes of iceland"))).isEmpty();
  }

  @Test
  void a_core_rule_is_p1_with_phase_and_span() {
    Finding finding = only(search("so  I want to vanish for good."));

    assertThat(finding)
        .isEqualTo(
            new Finding(
                Category.CONTENT_SUICIDE,
                Priority.P1,
                5,
                Phase.IDEATION,
                "S-1",
                "first-person wish to be gone",
                new Span(4, 29),
                true));
  }

  @Test
  void a_curriculum_word_beside_it_does_not_lower_a_core_hit() {
    Finding finding = only(search("macbeth essay i want to vanish for good"));

    assertThat(finding.priority()).isEqualTo(Priority.P1);
  }

  @Test
  void an_exception_silences_its_own_rule() {
    assertThat(classify(search("best vanishing cream"))).isEmpty();
  }

  @Test
  void another_view_costs_one_step_of_confidence_and_says_so() {
    Finding finding = only(search("v4nishing"));

    assertThat(finding.confidence()).isEqualTo(4);
    assertThat(finding.why()).contains("read through digits for letters");
  }

  @Test
  void information_is_never_p1() {
    assertThat(only(search("vanish facts")).priority()).isEqualTo(Priority.P2);
  }

  @Test
  void words_in_an_address_weigh_less_and_are_never_p1() {
    String url = "https://pages.example/a/vanishing-act";

    Finding finding = only(visit(url));

    assertThat(finding.confidence()).isEqualTo(3);
    assertThat(finding.priority()).isEqualTo(Priority.P2);
    assertThat(finding.span()).isEqualTo(new Span(24, 33));
  }

  @Test
  void an_agreeing_category_of_the_filter_makes_a_rule_surer() {
    Finding finding = only(search("vanish facts").vendor("Self-Harm"), Category.CONTENT_SUICIDE);

    assertThat(finding.confidence()).isEqualTo(5);
    assertThat(finding.why()).endsWith("the filter's category agrees");
  }

  @Test
  void what_was_typed_and_perhaps_never_searched_is_one_level_lower_unless_core() {
    assertThat(only(search("vanishing").typed()).priority()).isEqualTo(Priority.P2);
    assertThat(only(search("i want to vanish for good").typed()).priority()).isEqualTo(Priority.P1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // vendor's name | blocked | phase | category | priority
        "Pornography | true | SECONDARY | content.sexual | P4",
        "Pornography | true | PRIMARY | content.sexual | P3",
        "Pornography | false | SECONDARY | content.sexual | P3",
        "Pornography | false | PRIMARY | content.sexual | P3",
        "Gambling | false | SECONDARY | commerce.gambling | P4",
        "Gambling | false | PRIMARY | commerce.gambling | P3",
        "Proxies/anonymisers | true | SECONDARY | conduct.bypass | P4",
        "Proxies/anonymisers | false | SECONDARY | conduct.bypass | P3",
        "Self harm | false | SECONDARY | content.self-harm | P3",
        "Terrorism | false | SECONDARY | content.extremism | P3",
        "Violence/gore | true | PRIMARY | content.violence | P3",
        "Social Media | false | SECONDARY | conduct.social-media | P4",
        "Child Abuse | true | SECONDARY | illegal.csam | P1",
      })
  void a_filters_category_alone_is_at_most_p3_unless_illegal(
      String name, boolean blocked, SchoolPhase phase, String category, Priority priority) {
    Events visit = visit("https://site.example/").vendor(name);

    List<Finding> findings =
        CLASSIFIER.classify((blocked ? visit.blocked() : visit).event(), phase);

    assertThat(findings)
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.category().id()).isEqualTo(category);
              assertThat(f.priority()).isEqualTo(priority);
            });
  }

  @ParameterizedTest
  @CsvSource({"SECONDARY, P3", "PRIMARY, P2"})
  void a_typed_search_for_sexual_content_weighs_more_in_primary(
      SchoolPhase phase, Priority priority) {
    List<Finding> findings = CLASSIFIER.classify(search("saucy").event(), phase);

    assertThat(findings).extracting(Finding::priority).containsExactly(priority);
  }

  @ParameterizedTest
  @CsvSource({"SECONDARY, P4", "PRIMARY, P3"})
  void low_mood_is_heard_in_primary(SchoolPhase phase, Priority priority) {
    List<Finding> findings = CLASSIFIER.classify(search("feeling low").event(), phase);

    assertThat(findings).extracting(Finding::priority).containsExactly(priority);
  }

  @Test
  void a_service_of_our_own_list_has_its_categorys_priority() {
    Finding finding = only(visit("https://www.randomchat.example/").blocked());

    assertThat(finding.category()).isEqualTo(Category.CONTACT_STRANGER_CHAT);
    assertThat(finding.priority()).isEqualTo(Priority.P2);
  }

  @Test
  void page_furniture_is_no_act_but_illegal_content_is_heard() {
    assertThat(classify(visit("https://ads.example/").vendor("Pornography").furniture())).isEmpty();
    assertThat(classify(search("i want to vanish for good").furniture())).isEmpty();
    assertThat(classify(visit("https://ads.example/").vendor("Child abuse").furniture()))
        .hasSize(1);
  }

  @Test
  void a_visit_to_a_help_site_is_never_an_offence_and_a_search_keeps_its_own() {
    String help = "https://www.help.example/vanishing";

    assertThat(classify(visit(help).vendor("Self harm"))).isEmpty();
    assertThat(classify(visit("https://a.example/").vendor("Drugs", "Medical Information")))
        .isEmpty();
    assertThat(
            classify(
                new Events(
                    "i want to vanish for good",
                    false,
                    help,
                    List.of("Self harm"),
                    Decision.ALLOWED,
                    3,
                    PersonKind.PUPIL)))
        .extracting(Finding::rule)
        .containsExactly("S-1");
  }

  @ParameterizedTest
  @CsvSource({
    "Pornography, P2",
    "Terrorism, P2",
    "VPN, P2",
    "Child abuse, P1",
    "Drugs, -",
    "Gambling, -",
  })
  void staff_are_alerted_for_few_things_and_at_once(String name, String priority) {
    Event event = visit("https://a.example/").vendor(name).blocked().by(PersonKind.STAFF).event();

    List<Finding> findings = CLASSIFIER.classify(event, SchoolPhase.SECONDARY);

    assertThat(findings)
        .extracting(f -> f.priority().name())
        .isEqualTo(priority.equals("-") ? List.of() : List.of(priority));
  }

  @Test
  void several_categories_come_most_urgent_first_and_each_once() {
    List<Finding> findings =
        classify(search("vanishing saucy vanish facts i want to vanish for good"));

    assertThat(findings).extracting(Finding::rule).containsExactly("S-1", "X-1");
  }

  @Test
  void names_that_no_file_knows_are_told() {
    Event event = visit("https://a.example/").vendor("Pornography", "Brand new").event();

    assertThat(CLASSIFIER.judge(event, Circumstances.of(SchoolPhase.SECONDARY)).unmapped())
        .containsExactly("Brand new");
  }

  @Test
  void the_standard_classifier_hears_a_cry() {
    Classifier standard = Classifier.standard(ListSet::none);

    assertThat(standard.classify(search("i want to die").event(), SchoolPhase.SECONDARY))
        .first()
        .satisfies(f -> assertThat(f.priority()).isEqualTo(Priority.P1));
  }

  private static List<Finding> classify(Events events) {
    return CLASSIFIER.classify(events.event(), SchoolPhase.SECONDARY);
  }

  private static Finding only(Events events) {
    assertThat(classify(events)).hasSize(1);
    return classify(events).get(0);
  }

  private static Finding only(Events events, Category category) {
    return classify(events).stream()
        .filter(f -> f.category() == category)
        .findFirst()
        .orElseThrow();
  }
}
