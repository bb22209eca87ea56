package org.handbell.classifier.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.handbell.classifier.classify.Events.search;
import static org.handbell.classifier.classify.Events.visit;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.handbell.classifier.lexicon.DataFile;
import org.handbell.classifier.lexicon.Lexicon;
import org.handbell.classifier.list.ListSet;
import org.handbell.model.Category;
import org.handbell.model.Event;
import org.handbell.model.Finding;
import org.handbell.model.PersonKind;
import org.handbell.model.Priority;
import org.handbell.model.SchoolPhase;
import org.handbell.model.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row of the taxonomy's section 9 that one event can decide. */
class ModifiersTest {

  private static final Circumstances SECONDARY = Circumstances.of(SchoolPhase.SECONDARY);
  private static final Circumstances PRIMARY = Circumstances.of(SchoolPhase.PRIMARY);
  private static final LessonTopic DRUGS = lesson("Drugs", Category.CONTENT_DRUGS);

  private static final Classifier CLASSIFIER =
      Classifier.create(
          Lexicon.load(
              List.of(
                  rules(
                      "content.drugs",
                      rule("D-1", "[how to] [buy] [my] green", 3, 3, ""),
                      rule("D-2", "buy red", 4, 3, "")),
                  rules(
                      "content.suicide",
                      rule("S-1", "i vanish", 5, 5, "phase: ideation, core: true,"),
                      rule("S-2", "how to vanish", 5, 4, "phase: planning,"),
                      rule("S-3", "vanishing", 3, 3, "phase: information,")),
                  rules("contact.grooming", rule("G-1", "secret friend", 5, 4, "")),
                  rules("content.sexual", rule("X-1", "saucy", 3, 3, "")),
                  rules("conduct.hacking", rule("H-1", "how to hack", 3, 3, "")),
                  rules("content.violence", rule("V-1", "gory", 3, 3, "")))),
          VendorMap.standard(),
          Protected.of(List.of("help.example")),
          Sites.read(
              new DataFile(
                  "sites.yaml", "sites:\n  contact.stranger-chat: [randomchat.example]\n")),
          ListSet::none);

  static Stream<Arguments> rows() {
    return Stream.of(
        // modifier, event, circumstances, priority, reason
        row("1 up", site("VPN"), SECONDARY, Priority.P3, "reaching it is the harm"),
        row("1 not when blocked", site("VPN").blocked(), SECONDARY, Priority.P4, ""),
        row("1 not elsewhere", site("Games"), SECONDARY, Priority.P4, ""),
        row("1 not a result page", search("vanishing"), SECONDARY, Priority.P3, ""),
        row("2 up", search("how to green"), SECONDARY, Priority.P2, "the words ask how"),
        row("2 up", search("buy green"), SECONDARY, Priority.P2, "the words ask how"),
        row("2 in the span alone", search("how to paint it green"), SECONDARY, Priority.P3, ""),
        row("2 counted by the rule", search("buy red"), SECONDARY, Priority.P2, ""),
        row("2 is the meaning", search("how to hack"), SECONDARY, Priority.P3, ""),
        row("2 not beside study", search("how to green gcse"), SECONDARY, Priority.P4, ""),
        row("4 up", search("my green"), SECONDARY, Priority.P2, "the person themselves"),
        row("4 in the span alone", search("my cat is green"), SECONDARY, Priority.P3, ""),
        row("7 up", search("green"), SECONDARY.ofVulnerable(), Priority.P2, "hear sooner"),
        row("8 up", search("gory"), PRIMARY, Priority.P2, "a primary school"),
        row("8 not in secondary", search("gory"), SECONDARY, Priority.P3, ""),
        row("8 up", site("Gambling"), PRIMARY, Priority.P3, "a primary school"),
        row("8 up once", search("saucy"), PRIMARY, Priority.P2, "nothing raises twice"),
        row("9 up", search("vanishing"), SECONDARY.outOfHours(), Priority.P2, "school hours"),
        row("9 not elsewhere", search("green"), SECONDARY.outOfHours(), Priority.P3, ""),
        row("10 down", search("green"), SECONDARY.with(DRUGS), Priority.P4, "now: Drugs"),
        row("10 another lesson", search("vanishing"), SECONDARY.with(DRUGS), Priority.P3, ""),
        row(
            "10 never intent",
            search("how to vanish"),
            SECONDARY.with(lesson("Hamlet", Category.CONTENT_SUICIDE)),
            Priority.P1,
            "nothing lowers this"),
        row(
            "10 never grooming",
            search("secret friend"),
            SECONDARY.with(lesson("Online safety", Category.CONTACT_GROOMING)),
            Priority.P1,
            "nothing lowers this"),
        row(
            "10 never illegal",
            site("Child abuse"),
            SECONDARY.with(lesson("Law", Category.ILLEGAL_CSAM)),
            Priority.P1,
            "nothing lowers this"),
        row(
            "up and down together",
            search("buy green").by(PersonKind.PUPIL),
            SECONDARY.ofVulnerable().with(DRUGS),
            Priority.P3,
            "now: Drugs"),
        row("12 same", search("green").by(PersonKind.UNKNOWN), SECONDARY, Priority.P3, "who it"),
        row("13 floor", site("VPN").by(PersonKind.STAFF), SECONDARY, Priority.P2, "told at once"),
        row(
            "never a P1",
            search("buy red"),
            SECONDARY.ofVulnerable(),
            Priority.P2,
            "circumstances alone never make a P1"),
        row(
            "a category alone is at most P3",
            site("Drugs"),
            SECONDARY.ofVulnerable(),
            Priority.P3,
            "alone"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void a_row_moves_the_finding_and_says_why(
      String row, Events events, Circumstances now, Priority priority, String because) {
    List<Finding> findings = CLASSIFIER.classify(events.event(), now);

    assertThat(findings)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.priority()).as(row).isEqualTo(priority);
              assertThat(told(finding)).as(row).contains(because);
            });
  }

  @Test
  void furniture_and_help_and_what_staff_may_do_are_no_findings() {
    Event linked =
        search("saucy")
            .by(PersonKind.STAFF)
            .event()
            .with(new Event.Search("saucy", "google", false, false));

    assertThat(classify(site("Pornography").furniture())).isEmpty();
    assertThat(classify(visit("https://help.example/").vendor("Self harm"))).isEmpty();
    assertThat(classify(search("green").by(PersonKind.STAFF))).isEmpty();
    assertThat(CLASSIFIER.classify(linked, SECONDARY)).isEmpty();
    assertThat(classify(search("saucy").by(PersonKind.STAFF))).hasSize(1);
  }

  @Test
  void illegal_content_is_heard_even_from_furniture_and_from_staff() {
    Events illegal = site("Child abuse").furniture();

    assertThat(classify(illegal)).extracting(Finding::priority).containsExactly(Priority.P1);
    assertThat(classify(illegal.by(PersonKind.STAFF)))
        .extracting(Finding::priority)
        .containsExactly(Priority.P1);
  }

  @Test
  void nothing_lowers_a_core_rule() {
    Circumstances lesson = SECONDARY.with(lesson("Hamlet", Category.CONTENT_SUICIDE));

    Finding finding = CLASSIFIER.classify(search("hamlet essay i vanish").event(), lesson).get(0);

    assertThat(finding.priority()).isEqualTo(Priority.P1);
    assertThat(finding.alsoContains()).isEqualTo("hamlet essay");
  }

  private static String told(Finding finding) {
    return finding.steps().stream().map(Step::told).collect(Collectors.joining("; "));
  }

  private static List<Finding> classify(Events events) {
    return CLASSIFIER.classify(events.event(), SECONDARY);
  }

  private static Events site(String vendorsName) {
    return visit("https://site.example/").vendor(vendorsName);
  }

  private static LessonTopic lesson(String title, Category category) {
    return new LessonTopic(title, Set.of(category));
  }

  private static Arguments row(
      String name, Events events, Circumstances now, Priority priority, String because) {
    return Arguments.of(name, events, now, priority, because);
  }

  private static DataFile rules(String category, String... entries) {
    return new DataFile(
        category + ".yaml",
        "category: %s\nentries: [%s]\n".formatted(category, String.join(", ", entries)));
  }

  private static String rule(String id, String match, int risk, int confidence, String more) {
    return "{id: %s, match: ['%s'], risk: %d, confidence: %d, %s why: w, fires: [x], silent: [y]}"
        .formatted(id, match, risk, confidence, more);
  }
}
