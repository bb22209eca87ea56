package org.handbell.classifier.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.handbell.classifier.lexicon.Entry;
import org.handbell.classifier.lexicon.Lexicon;
import org.handbell.model.Category;
import org.handbell.model.Phase;
import org.handbell.model.Priority;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a DSL would want to be told of a child whose single searches say little. */
class PatternsTest {

  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  private Signs signs = Signs.NONE;
  private boolean blocked;
  private boolean hiding;

  @Test
  void low_mood_on_three_days_with_new_words_becomes_a_line_in_the_summary() {
    happens("2026-11-04T10:00", "wellbeing.low-mood P4", "why am i so sad");
    happens("2026-11-12T10:00", "wellbeing.low-mood P4", "nobody likes me");

    Weight third = happens("2026-11-16T10:00", "wellbeing.low-mood P4", "always tired");

    assertThat(third.priority()).isEqualTo(Priority.P3);
    assertThat(third.reasons())
        .containsExactly("Third day in two weeks with something new about low mood or worry.");
    assertThat(third.overDays()).isTrue();
  }

  @Test
  void the_same_words_on_three_days_are_no_pattern_of_days() {
    happens("2026-11-04T10:00", "wellbeing.low-mood P4", "why am i so sad");
    happens("2026-11-12T10:00", "wellbeing.low-mood P4", "why am i so sad");

    Weight third = happens("2026-11-16T10:00", "wellbeing.low-mood P4", "why am i so sad");

    assertThat(third).isEqualTo(Weight.alone(Priority.P4, List.of()));
  }

  @Test
  void three_slight_signs_of_different_kinds_on_two_days_of_a_week_raise_by_one() {
    happens("2026-11-16T10:00", "wellbeing.low-mood P4", "lonely");
    happens("2026-11-16T11:00", "conduct.bullying P3", "they call me names");

    Weight third = happens("2026-11-18T10:00", "content.self-harm P3 information", "scars");

    assertThat(third.priority()).isEqualTo(Priority.P2);
    assertThat(third.reasons())
        .containsExactly("3 different slight signs of distress on 2 days in a week.");
  }

  @Test
  void three_different_sites_in_ten_minutes_raise_and_a_fourth_says_nothing_more() {
    happens("2026-11-16T10:00", "commerce.gambling P4", "a");
    happens("2026-11-16T10:05", "commerce.gambling P4", "b");

    Weight third = happens("2026-11-16T10:10", "commerce.gambling P4", "c");
    Weight fourth = happens("2026-11-16T10:11", "commerce.gambling P4", "d");

    assertThat(third.priority()).isEqualTo(Priority.P3);
    assertThat(third.reasons())
        .containsExactly("Three or more different searches or sites within 10 minutes.");
    assertThat(fourth).isEqualTo(third);
  }

  @Test
  void games_and_proxies_tried_one_after_the_other_are_an_ordinary_day() {
    for (String category : new String[] {"conduct.games P4", "conduct.bypass P4"}) {
      blocked = true;
      signs = Signs.NONE;
      happens("2026-11-16T10:00", category, "a");
      happens("2026-11-16T10:01", category, "b");

      Weight third = happens("2026-11-16T10:02", category, "c");

      assertThat(third.priority()).isEqualTo(Priority.P4);
    }
  }

  @Test
  void the_wish_to_die_and_then_a_method_is_a_p1_even_where_the_method_alone_is_none() {
    happens("2026-11-02T10:00", "content.suicide P2 ideation", "wish");

    Weight method = happens("2026-11-16T10:00", "content.suicide P3 planning", "method");

    assertThat(method.priority()).isEqualTo(Priority.P1);
    assertThat(method.reasons())
        .containsExactly(
            "Words about wanting to die came first, 14 days before; now it is about a plan or a"
                + " method.");
  }

  @Test
  void a_means_after_the_wish_or_a_method_is_a_p1_within_a_week_and_not_after() {
    happens("2026-11-02T10:00", "content.suicide P2 planning", "method");

    Weight soon = happens("2026-11-08T10:00", "content.drugs P3", "tablets");
    Weight late = happens("2026-11-10T10:00", "content.drugs P3", "tablets");

    assertThat(soon.priority()).isEqualTo(Priority.P1);
    assertThat(late.priority()).isEqualTo(Priority.P3);
  }

  @Test
  void no_other_pattern_makes_a_p1_nor_do_all_of_them_raise_by_more_than_one() {
    Random random = new Random(5);
    String[] kinds = {
      "wellbeing.low-mood P4",
      "content.self-harm P3 help-seeking",
      "contact.stranger-chat P2",
      "contact.grooming P2",
      "conduct.bypass P4",
      "content.sexual P3",
      "commerce.gambling P4"
    };
    for (int i = 0; i < 500; i++) {
      hiding = random.nextInt(5) == 0;
      String kind = kinds[random.nextInt(kinds.length)];
      LocalDateTime at = LocalDateTime.parse("2026-09-01T00:00").plusHours(i * 3L);
      Priority own = Priority.valueOf(kind.split(" ", -1)[1]);

      Weight weight = happens(at.toString(), kind, "w" + random.nextInt(40));

      assertThat(weight.priority()).isIn(own, own.raised());
    }
  }

  @Test
  void what_the_finding_was_raised_for_already_is_not_raised_again() {
    happens("2026-11-04T10:00", "wellbeing.low-mood P4", "a");
    happens("2026-11-12T10:00", "wellbeing.low-mood P4", "b");

    Weight third = happens("2026-11-16T10:00", "wellbeing.low-mood P3", "c");

    assertThat(third.priority()).isEqualTo(Priority.P3);
    assertThat(third.reasons()).hasSize(1);
  }

  @Test
  void hiding_self_harm_strangers_nights_and_ways_round_each_say_so() {
    happens("2026-11-16T10:00", "content.self-harm P2 self-harm", "cuts");
    hiding = true;
    Weight hidden = happens("2026-11-17T10:00", "content.self-harm P2 self-harm", "sleeves");
    hiding = false;
    happens("2026-11-17T11:00", "contact.stranger-chat P2", "chat");
    Weight meeting = happens("2026-11-18T11:00", "contact.grooming P2", "meet");
    happens("2026-11-18T23:30", "wellbeing.low-mood P4", "x");
    Weight night = happens("2026-11-20T02:00", "wellbeing.low-mood P4", "x");
    Weight first = happens("2026-11-20T11:00", "conduct.bypass P3", "vpn");
    Weight again = happens("2026-11-20T11:01", "conduct.bypass P3", "vpn");
    Weight after = happens("2026-11-20T12:00", "content.sexual P3", "site");

    assertThat(hidden.reasons()).contains("Self-harm, and ways to hide it, within a week.");
    assertThat(meeting.reasons())
        .contains("Talk with strangers, and words about age, secrets or meeting, within a week.");
    assertThat(night.reasons()).contains("Between 22:00 and 06:00 on 2 nights in a week.");
    assertThat(first.reasons())
        .contains("The first time in 60 days that a way round the filter was not blocked.");
    assertThat(again.reasons()).isEmpty();
    assertThat(after.priority()).isEqualTo(Priority.P2);
    assertThat(after.reasons())
        .contains("A way round the filter was tried or used within the six hours before.");
  }

  @Test
  void one_person_is_never_remembered_at_more_length_than_the_bound_nor_beyond_sixty_days() {
    happens("2026-01-05T10:00", "content.suicide P1 ideation", "wish");
    for (int i = 0; i < 400; i++) {
      happens(
          LocalDateTime.parse("2026-01-05T10:01").plusMinutes(i).toString(),
          "wellbeing.low-mood P4",
          "w" + i);
    }
    Signs full = signs;
    happens("2026-04-01T10:00", "wellbeing.low-mood P4", "spring");

    assertThat(full.all()).hasSize(Signs.MOST);
    assertThat(full.all()).anyMatch(sign -> sign.phase() == Phase.IDEATION);
    assertThat(full.isOver(full.all().get(0).at().plusSeconds(86_400L * 61))).isTrue();
    assertThat(signs.all()).hasSize(1);
  }

  @Test
  void what_is_remembered_survives_the_store_in_few_bytes() {
    happens("2026-11-16T10:00", "content.self-harm P2 self-harm", "cuts");
    happens("2026-11-17T10:00", "wellbeing.low-mood P4", "x");

    byte[] stored = SignsForm.write(signs);

    assertThat(SignsForm.read(stored)).isEqualTo(signs);
    assertThat(stored).hasSizeLessThan(70);
  }

  @Test
  void the_rule_about_hiding_self_harm_is_in_the_lexicon() {
    assertThat(Lexicon.standard().entries())
        .filteredOn(entry -> Sign.HIDING_RULES.contains(entry.id()))
        .hasSameSizeAs(Sign.HIDING_RULES)
        .extracting(Entry::why)
        .allMatch(why -> why.contains("hide"));
  }

  /** Remembers it as the store would, and says what it weighed. */
  private Weight happens(String local, String kind, String words) {
    String[] word = kind.split(" ", -1);
    @Nullable Phase phase = word.length > 2 ? Phase.of(word[2]) : null;
    int minute = (int) (LocalDateTime.parse(local).atZone(LONDON).toEpochSecond() / 60);
    Sign sign =
        new Sign(
            minute,
            Category.of(word[0]),
            phase,
            Priority.valueOf(word[1]),
            words.hashCode(),
            !blocked,
            hiding);
    Weight weight = Patterns.weigh(signs, sign, LONDON);
    signs = signs.with(sign, LONDON);
    assertThat(signs.all()).isSortedAccordingTo(Comparator.comparing(Sign::minute));
    return weight;
  }
}
