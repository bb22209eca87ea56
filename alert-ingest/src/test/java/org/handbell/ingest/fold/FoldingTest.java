package org.handbell.ingest.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.handbell.ingest.fold.Told.key;
import static org.handbell.ingest.fold.Told.search;
import static org.handbell.ingest.fold.Told.visit;

import org.handbell.model.Decision;
import org.handbell.model.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldingTest {

  /** States a third of a second apart; {@code !} is a search, {@code ~} a pause of five seconds. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          i; i want to; i want to die; i want to dye; !i want to dye my hair                | searched i want to dye my hair
          how to kill m; how to kill mo; !how to kill mould                                 | searched how to kill mould
          how to kill my; how to kill m; how to kill mo; !how to kill mould                 | searched how to kill mould
          how to kill myself; how to kill; h; how to coo; how to cook; !how to cook rice    | typed how to kill myself, searched how to cook rice
          how to kill myself; how to kill; how t; h                                         | typed how to kill myself
          how to kill myself; c; cat; !cat videos                                           | typed how to kill myself, searched cat videos
          how to kill myself; ~; how to kill mysel; how to; h                               | typed how to kill myself
          how to kill my; ~; how to kill myself; !how to kill myself                        | typed how to kill my, searched how to kill myself
          how to kill myself; how to kill; !how to kill                                     | typed how to kill myself, searched how to kill
          a; ac; acd; ac; acid; !acid rain                                                  | searched acid rain
          !when is sports day                                                               | searched when is sports day
          kill mys; !how to kill myself                                                     | searched how to kill myself
          """)
  void keys_are_folded_into_the_search_and_what_was_given_up_is_kept(String typed, String acts) {
    Folded folded = new Folded();
    long millis = 0;
    for (String state : typed.split("; ", -1)) {
      millis += state.equals("~") ? 5_000 : 333;
      if (state.startsWith("!")) {
        folded.take(search(millis, "jo", state.substring(1)));
      } else if (!state.equals("~")) {
        folded.take(key(millis, "jo", state));
      }
    }

    assertThat(String.join(", ", folded.acts())).isEqualTo(acts);
  }

  @Test
  void every_key_on_the_way_is_sent_on_at_level_two_and_counted() {
    Folded folded = Folded.of(key(0, "jo", "ho"), key(300, "jo", "how"), search(600, "jo", "how"));

    assertThat(folded.settled.values())
        .extracting(e -> e.filter().level())
        .containsExactly(2, 2, 3);
    assertThat(folded.reasons)
        .containsExactly("a key on the way to a search", "a key on the way to a search");
  }

  @Test
  void a_last_key_is_told_when_four_seconds_have_passed_without_any_line() {
    Folded folded = Folded.of(key(0, "jo", "i cant do this any more"));
    long nine = folded.held.isEmpty() ? 0 : key(0, "jo", "x").event("x").ingested().toEpochMilli();

    folded.folding.passed(nine + 4_000);
    assertThat(folded.settled).isEmpty();
    folded.folding.passed(nine + 4_001);

    assertThat(folded.settled.values()).extracting(Event::isAct).containsExactly(true);
    assertThat(folded.held).isEmpty();
  }

  @Test
  void two_people_behind_one_address_who_type_at_once_do_not_disturb_each_other() {
    Folded folded = new Folded();
    String one = "volcano facts";
    String two = "maths games";
    for (int i = 1; i <= 11; i++) {
      folded.take(key(i * 200L, "jo", one.substring(0, i)));
      folded.take(key(i * 200L + 90, "jo", two.substring(0, i)));
    }
    folded.take(search(2_500, "jo", one));
    folded.take(search(2_600, "jo", two));

    assertThat(folded.acts()).containsExactly("searched volcano facts", "searched maths games");
  }

  @Test
  void a_clock_that_is_set_back_lets_nothing_wait_for_ever() {
    Folded folded =
        Folded.of(key(7_200_000, "jo", "how to run away"), visit(0, "al", "a.example", "/"));

    assertThat(folded.held).isEmpty();
    assertThat(folded.settled).hasSize(2);
  }

  @Test
  void somebody_who_was_seen_typing_has_typed_even_where_another_page_led_to_the_results() {
    Told linked =
        search(400, "jo", "volcano facts")
            .searching(new Event.Search("volcano facts", "google", false, false));

    Folded folded = Folded.of(key(0, "jo", "volcano fac"), linked, linked.at(9_000, 9_000));

    assertThat(folded.settled.get("001")).extracting("search.typingSeen").isEqualTo(true);
    assertThat(folded.settled.get("002")).extracting("search.typingSeen").isEqualTo(false);
  }

  @Test
  void a_filter_and_a_firewall_that_tell_of_one_request_tell_of_one_act() {
    Folded folded =
        Folded.of(
            visit(0, "jo", "heron.example", "/a").filed("News"),
            visit(900, "jo", "heron.example", "/a").by("firewall").of(null, "10.0.0.9"),
            visit(1_200, "jo", "heron.example", "/a").by("squid").of(null, "127.0.0.1"));

    assertThat(folded.acts()).containsExactly("heron.example/a");
    assertThat(folded.reasons).containsExactly("logged twice", "logged twice");
  }

  @Test
  void what_says_more_than_the_first_line_stays_an_act() {
    Told first = visit(0, "jo", "heron.example", "/a").of(null, "10.0.0.9").filed("News");
    Told named = first.at(300, 300).of("jo", "10.0.0.9");
    Told blocked = named.at(600, 600).by("firewall").decided(Decision.BLOCKED);
    Told filed = blocked.at(900, 900).by("dns").filed("News", "Gambling");

    Folded folded = Folded.of(first, named, blocked, filed, filed.at(1_200, 1_200));

    assertThat(folded.acts()).hasSize(4);
    assertThat(folded.reasons).containsExactly("logged twice");
  }

  @Test
  void what_differs_in_person_path_or_time_is_another_act() {
    Told first = visit(0, "jo", "heron.example", "/a");

    Folded folded =
        Folded.of(
            first,
            first.at(100, 100).of("al", "10.0.0.9"),
            visit(200, "jo", "heron.example", "/b"),
            first.at(300, 60_000),
            first.at(6_000, 6_000));

    assertThat(folded.acts()).hasSize(5);
  }

  @Test
  void a_look_up_of_three_kinds_is_one_act_and_no_visit() {
    Told lookUp =
        new Told(
            0,
            0,
            "dns",
            null,
            "10.0.0.9",
            null,
            "heron.example",
            null,
            null,
            java.util.List.of(),
            Decision.ALLOWED,
            null);

    Folded folded =
        Folded.of(
            lookUp,
            lookUp.at(5, 5),
            lookUp.at(9, 9),
            visit(50, "jo", "heron.example", "/").of(null, "10.0.0.9"));

    assertThat(folded.acts()).containsExactly("heron.example", "heron.example/");
  }

  @Test
  void the_third_unknown_answer_that_a_page_asks_for_at_once_is_the_pages_own() {
    Folded folded = new Folded();
    folded.take(visit(0, "jo", "news.example", "/today"));
    for (int i = 0; i < 8; i++) {
      folded.take(
          visit(100 + i, "jo", "part" + i + ".example", "/x")
              .from("https://news.example/today", null));
    }
    folded.take(
        visit(500, "jo", "club.example", "/").from("https://news.example/today", "text/html"));

    assertThat(folded.acts())
        .containsExactly(
            "news.example/today", "part0.example/x", "part1.example/x", "club.example/");
  }

  @Test
  void a_class_behind_one_address_may_follow_links_of_one_site() {
    Folded folded = new Folded();
    for (int i = 0; i < 8; i++) {
      folded.take(
          visit(i, "jo", "lesson" + i + ".example", "/")
              .of(null, "10.9.9.9")
              .from("https://portal.example/", null));
    }

    assertThat(folded.acts()).hasSize(8);
  }
}
