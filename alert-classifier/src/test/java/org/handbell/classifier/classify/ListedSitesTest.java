package org.handbell.classifier.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.handbell.classifier.classify.Events.search;
import static org.handbell.classifier.classify.Events.visit;
import static org.handbell.classifier.list.MadeLists.allow;
import static org.handbell.classifier.list.MadeLists.block;
import static org.handbell.classifier.list.MadeLists.set;

import java.util.List;
import org.handbell.classifier.lexicon.DataFile;
import org.handbell.classifier.lexicon.Lexicon;
import org.handbell.classifier.list.ListSet;
import org.handbell.model.Category;
import org.handbell.model.Finding;
import org.handbell.model.Priority;
import org.handbell.model.SchoolPhase;
import org.junit.jupiter.api.Test;

class ListedSitesTest {

  private static final String RULES =
      """
      category: content.drugs
      entries:
        - id: D-1
          match: ["buy green"]
          in: [query]
          risk: 4
          confidence: 4
          why: wants to buy drugs
          fires: [x]
          silent: [y]
      """;

  @Test
  void a_site_on_an_open_list_has_its_category() {
    ListSet lists = set(block("bets", Category.COMMERCE_GAMBLING, "bet.example"));

    List<Finding> findings = findings(lists, visit("https://bet.example/table/7"));

    assertThat(findings)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.category()).isEqualTo(Category.COMMERCE_GAMBLING);
              assertThat(finding.rule()).isEqualTo("list:bets");
              assertThat(finding.why()).isEqualTo("a site on the list bets");
            });
  }

  @Test
  void what_a_school_allows_silences_lists_and_the_filter_but_not_words() {
    ListSet lists =
        set(
            block("bets", Category.COMMERCE_GAMBLING, "bet.example"),
            allow("ours", "elm", "bet.example"));

    assertThat(findings(lists, visit("https://bet.example/").vendor("Gambling"))).isEmpty();
    assertThat(findings(ListSet.none(), visit("https://bet.example/").vendor("Gambling")))
        .isNotEmpty();
  }

  @Test
  void another_schools_list_says_nothing_here() {
    ListSet lists =
        set(
            block("bets", Category.COMMERCE_GAMBLING, "bet.example"),
            allow("theirs", "oak", "bet.example"));

    assertThat(findings(lists, visit("https://bet.example/"))).hasSize(1);
  }

  @Test
  void nothing_allows_what_is_illegal() {
    ListSet lists =
        set(
            block("iwf", Category.ILLEGAL_CSAM, "bad.example/page"),
            allow("ours", "elm", "bad.example"));

    List<Finding> findings = findings(lists, visit("https://www.bad.example/page/1?x").furniture());

    assertThat(findings)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.priority()).isEqualTo(Priority.P1);
              assertThat(finding.core()).isTrue();
              assertThat(finding.why()).isEqualTo("an address on the illegal list iwf");
            });
  }

  @Test
  void an_allowed_search_engine_lets_no_search_pass() {
    ListSet lists = set(allow("ours", null, "google.com"));

    assertThat(findings(lists, search("where to buy green")))
        .extracting(Finding::rule)
        .containsExactly("D-1");
  }

  private static List<Finding> findings(ListSet lists, Events events) {
    Classifier classifier =
        Classifier.create(
            Lexicon.load(List.of(new DataFile("content.drugs.yaml", RULES))),
            VendorMap.standard(),
            Protected.of(List.of()),
            () -> lists);
    return classifier.classify(events.event(), SchoolPhase.SECONDARY);
  }
}
