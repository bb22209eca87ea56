package org.handbell.notifier.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.handbell.model.Category;
import org.handbell.model.Incident;
import org.handbell.model.Priority;
import org.handbell.model.RuleException;
import org.handbell.model.Ruling;
import org.handbell.notifier.Elm;
import org.handbell.notifier.verdict.Rehearsed.Effect;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a trial shows decides whether a ruling may be, and how many people it takes. */
class WeighingTest {

  private static final Map<String, Incident> KEPT = Map.of("sad", Elm.p2("sad"));
  private static final Map<String, String> NUMBERS = Map.of("sad", "2026-000007");

  private static Rehearsed shown(int silenced, Effect... effects) {
    return shown(null, silenced, effects);
  }

  private static Rehearsed shown(@Nullable String refused, int silenced, Effect... effects) {
    Ruling ruling =
        new RuleException(
            "x",
            new Ruling.Scope(Set.of("elm"), Set.of(), Set.of(), Set.of()),
            "DRU-001",
            List.of("weed killer"),
            new Ruling.Signature(Ruling.Origin.CONSOLE, "dsl", "garden", null, Instant.MAX, null));
    return new Rehearsed(ruling, refused, Category.CONTENT_DRUGS, List.of(effects), silenced, 4);
  }

  private static Weighing weigh(Rehearsed shown, Category about) {
    return Weighing.of(shown, about, KEPT, NUMBERS);
  }

  @Test
  void what_hides_nothing_grave_takes_one_and_says_so() {
    Weighing weighing = weigh(shown(0), Category.CONTENT_DRUGS);

    assertThat(weighing.refused()).isNull();
    assertThat(weighing.takesTwo()).isFalse();
    assertThat(weighing.said())
        .containsExactly(
            "It would have hidden no alert of the last 60 days.",
            "Of 4 examples of this rule it would silence 0.",
            "It would have hidden no P1.");
  }

  @Test
  void a_grave_alert_of_a_child_in_distress_takes_two_whatever_the_rule_is_about() {
    Weighing weighing =
        weigh(shown(0, new Effect("sad", Priority.P2, null)), Category.CONTENT_DRUGS);

    assertThat(weighing.refused()).isNull();
    assertThat(weighing.takesTwo()).isTrue();
    assertThat(weighing.said().get(0)).contains("1 alert of the last 60 days: 2026-000007 (P2)");
  }

  @Test
  void a_grave_rule_about_distress_takes_two_even_where_nothing_was_hidden() {
    assertThat(weigh(shown(0), Category.CONTENT_SUICIDE).takesTwo()).isTrue();
  }

  @Test
  void a_p1_is_never_hidden_and_never_lowered() {
    assertThat(weigh(shown(0, new Effect("sad", Priority.P1, null)), Category.CONTENT_DRUGS))
        .extracting(Weighing::refused)
        .isNotNull();
    assertThat(weigh(shown(0, new Effect("sad", Priority.P1, Priority.P2)), Category.CONTENT_DRUGS))
        .extracting(Weighing::refused)
        .isNotNull();
  }

  @Test
  void words_under_which_a_rule_would_hear_nothing_and_what_a_trial_refused_are_refused() {
    assertThat(weigh(shown(4), Category.CONTENT_DRUGS).refused()).contains("so wide");
    assertThat(weigh(shown("no such rule", 0), Category.CONTENT_DRUGS).refused())
        .isEqualTo("no such rule");
  }
}
