package org.handbell.notifier.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.handbell.calendar.Calendars;
import org.handbell.model.ListReport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ListRulesTest {

  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final Instant NOW = Instant.parse("2026-11-18T12:00:00Z");

  @Test
  void an_illegal_list_of_more_than_a_week_is_a_trouble_of_every_school() {
    List<Trouble> troubles = troubles(report(true, true, NOW.minus(Duration.ofDays(8))));

    assertThat(troubles).hasSize(2);
    assertThat(troubles)
        .allSatisfy(
            trouble -> {
              assertThat(trouble.kind().category()).isEqualTo("ops.list-age");
              assertThat(trouble.kind().impairsAlerting()).isFalse();
              assertThat(trouble.what())
                  .isEqualTo("The list iwf of illegal addresses is 8 days old.");
              assertThat(trouble.facts().toString()).contains("the server refuses access");
            });
  }

  @Test
  void one_that_was_never_fetched_is_one_too() {
    assertThat(troubles(report(true, true, null)))
        .extracting(Trouble::what)
        .contains("The list iwf of illegal addresses has never been fetched.");
  }

  @Test
  void younger_lists_files_and_open_lists_are_none() {
    Instant old = NOW.minus(Duration.ofDays(30));

    assertThat(troubles(report(true, true, NOW.minus(Duration.ofDays(6))))).isEmpty();
    assertThat(troubles(report(true, false, old))).isEmpty();
    assertThat(troubles(report(false, true, old))).isEmpty();
  }

  private static List<Trouble> troubles(ListReport report) {
    Look look =
        new Look(List.of(), Set.of(), Map.of("elm", Set.of("elm-fw"), "oak", Set.of("oak-fw")));
    return ListRules.with(look, List.of(report), Calendars.usual(LONDON), LONDON, Map.of(), NOW)
        .troubles();
  }

  private static ListReport report(boolean illegal, boolean fetched, @Nullable Instant confirmed) {
    return new ListReport(
        "iwf", "1", illegal, fetched, "abc", 5, NOW, confirmed, "the server refuses access (401)");
  }
}
