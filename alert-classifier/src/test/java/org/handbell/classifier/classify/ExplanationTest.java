package org.handbell.classifier.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.handbell.classifier.classify.Events.search;
import static org.handbell.classifier.classify.Events.visit;

import java.util.List;
import org.handbell.classifier.lexicon.DataFile;
import org.handbell.classifier.lexicon.Lexicon;
import org.handbell.classifier.list.ListSet;
import org.handbell.model.Decision;
import org.handbell.model.Event;
import org.handbell.model.Finding;
import org.handbell.model.PersonKind;
import org.handbell.model.SchoolPhase;
import org.handbell.model.Visibility;
import org.junit.jupiter.api.Test;

class ExplanationTest {

  private static final String RULES =
      """
      category: content.drugs
      entries:
        - id: D-1
          match: ["buy green"]
          in: [query, path]
          risk: 4
          confidence: 4
          except: ["green tea"]
          why: wants to buy drugs
          fires: [x]
          silent: [y]
        - id: D-2
          match: ["sent me money"]
          risk: 4
          confidence: 4
          with: [secret]
          why: is paid for something
          fires: [x]
          silent: [y]
      """;

  private final Classifier classifier =
      Classifier.create(
          Lexicon.load(List.of(new DataFile("content.drugs.yaml", RULES))),
          VendorMap.standard(),
          Protected.of(List.of("help.example")),
          ListSet::none);

  @Test
  void says_what_was_found_where_and_what_the_filter_said() {
    Events events = search("where to Buy gr33n").vendor("Drugs", "News", "Odd");

    String text = classifier.explain(events.event(), SchoolPhase.SECONDARY).toText();

    assertThat(text)
        .startsWith(
            "Searched Google (\"where to Buy gr33n\"): wants to buy drugs (read through digits for"
                + " letters); the filter's category agrees (rule D-1).")
        .contains("P2, told the same school day.", "(content.drugs), confidence 4 of 5")
        .contains("Matched: where to [Buy gr33n]")
        .contains("Needed: \"gr33n\" read as green (digits for letters)")
        .contains("Uses that the rule leaves out: 1, and none fits here.")
        .contains("confidence -1: read through digits for letters")
        .contains("confidence +1: the filter's category agrees")
        .contains("\"Drugs\": content.drugs")
        .contains("\"News\": no concern of anybody's")
        .contains("\"Odd\": not in Handbell's map");
  }

  @Test
  void says_that_nobody_was_seen_typing_what_a_link_opened_and_leaves_the_priority() {
    Event typed = search("where to buy green").event();
    Event opened = typed.with(new Event.Search("where to buy green", "google", false, false));

    Explanation explanation = classifier.explain(opened, SchoolPhase.SECONDARY);

    assertThat(explanation.toText()).contains("opened by a link: nobody was seen typing it");
    assertThat(explanation.findings())
        .extracting(Finding::priority)
        .isEqualTo(
            classifier.classify(typed, SchoolPhase.SECONDARY).stream()
                .map(Finding::priority)
                .toList());
  }

  @Test
  void says_the_other_reading() {
    Events events = search("gcse buy green");

    String text = classifier.explain(events.event(), SchoolPhase.SECONDARY).toText();

    assertThat(text)
        .contains("confidence -1: beside words of study")
        .contains("Another reading: it also contains \"gcse\", so it may be for a lesson.");
  }

  @Test
  void says_what_could_not_be_seen_and_by_what_it_judged() {
    Event whole = visit("https://www.google.com/").event();
    Event.Filter host = new Event.Filter(List.of(), Decision.ALLOWED, Visibility.HOST, 3, null);
    Event hidden = withFilter(whole, host);

    String text = classifier.explain(hidden, SchoolPhase.PRIMARY).toText();

    assertThat(text)
        .startsWith("Visited a site (\"https://www.google.com/\"): no finding.")
        .contains("Not seen: only the site's name was visible")
        .contains("Not seen: a search engine, and the words searched for were not visible.")
        .contains("Judged for: primary. Rules: made up.");
  }

  private static Event withFilter(Event event, Event.Filter filter) {
    return new Event(
        event.id(),
        event.timestamp(),
        event.ingested(),
        event.occurred(),
        null,
        event.schoolId(),
        event.person(),
        event.source(),
        event.device(),
        null,
        event.url(),
        null,
        event.http(),
        null,
        null,
        event.observer(),
        filter,
        null);
  }

  @Test
  void says_which_exception_silenced_a_rule() {
    String text =
        classifier.explain(search("buy green tea").event(), SchoolPhase.SECONDARY).toText();

    assertThat(text)
        .startsWith("Searched Google (\"buy green tea\"): no finding.")
        .contains("Silent: rule D-1 (wants to buy drugs) saw \"buy green\"")
        .contains("the rule leaves it out here: \"green tea\".");
  }

  @Test
  void says_which_other_words_made_a_rule_count() {
    String text =
        classifier
            .explain(search("he sent me money its secret").event(), SchoolPhase.SECONDARY)
            .toText();

    assertThat(text)
        .contains("is paid for something (rule D-2)")
        .contains("Counts only because it also says \"secret\".");
  }

  @Test
  void says_that_a_rule_is_silent_without_other_words() {
    String text =
        classifier.explain(search("nan sent me money").event(), SchoolPhase.SECONDARY).toText();

    assertThat(text)
        .contains(": no finding.")
        .contains(
            "Silent: rule D-2 (is paid for something) saw \"sent me money\", but says nothing")
        .contains("without other words that show it is meant so.");
  }

  @Test
  void says_why_a_page_is_protected() {
    Events events = visit("https://help.example/buy-green").vendor("Drugs");

    String text = classifier.explain(events.event(), SchoolPhase.SECONDARY).toText();

    assertThat(text)
        .startsWith("Opened a page (\"https://help.example/buy-green\"): no finding.")
        .contains("Taken away: the filter files it under Drugs", "protected: a page for");
  }

  @Test
  void says_what_raised_and_what_held() {
    Events events = visit("https://a.example/").vendor("Pornography");

    String text = classifier.explain(events.event(), SchoolPhase.SECONDARY).toText();

    assertThat(text)
        .contains("P3 to P2: the page was reached")
        .contains("P2 to P3: a category or list alone");
  }

  @Test
  void of_illegal_content_no_address_and_no_word_is_shown() {
    Events events =
        new Events(
            "buy green",
            false,
            "https://secret.example/buy-green",
            List.of("Child abuse"),
            Decision.ALLOWED,
            3,
            PersonKind.PUPIL);

    Explanation explanation = classifier.explain(events.event(), SchoolPhase.SECONDARY);

    assertThat(explanation.sealed()).isTrue();
    assertThat(explanation.toString() + explanation.toText())
        .doesNotContain("secret")
        .doesNotContain("green");
  }
}
