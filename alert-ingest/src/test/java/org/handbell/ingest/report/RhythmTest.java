package org.handbell.ingest.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class RhythmTest {

  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final Duration WEEK = Duration.ofDays(7);

  /** A Monday at ten, in term and in winter. */
  private static final Instant MONDAY = at("2026-01-12T10:00");

  private final Rhythm rhythm = new Rhythm(LONDON, List.of());
  private long lines;

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(LONDON).toInstant();
  }

  /** Looks each minute of an hour, and once behind it. */
  private void hour(Instant from, int perMinute) {
    rhythm.look(from, lines);
    for (int minute = 1; minute <= 60; minute++) {
      lines += perMinute;
      rhythm.look(from.plus(Duration.ofMinutes(minute)), lines);
    }
  }

  @Test
  void nothing_is_expected_before_a_week_went_by() {
    rhythm.look(MONDAY, 0);

    assertThat(rhythm.usual(MONDAY)).isNull();
    assertThat(rhythm.now()).isNull();
  }

  @Test
  void the_same_hour_of_the_next_week_is_expected_to_be_as_busy() {
    hour(MONDAY, 40);

    assertThat(rhythm.usual(MONDAY.plus(WEEK))).isEqualTo(40);
    assertThat(rhythm.usual(MONDAY.plus(WEEK).plus(Duration.ofHours(1)))).isNull();
    assertThat(rhythm.now()).isEqualTo(40);
  }

  @Test
  void a_later_week_counts_for_more_than_those_before_it() {
    hour(MONDAY, 40);
    for (int week = 1; week <= 8; week++) {
      hour(MONDAY.plus(WEEK.multipliedBy(week)), 10);
    }

    assertThat(rhythm.usual(MONDAY)).isCloseTo(10.0, within(2.0));
  }

  @Test
  void a_dead_firewall_teaches_nothing() {
    hour(MONDAY, 40);
    hour(MONDAY.plus(WEEK), 0);

    assertThat(rhythm.usual(MONDAY)).isEqualTo(40);
  }

  @Test
  void after_the_clocks_change_ten_is_still_ten() {
    hour(MONDAY, 40);

    assertThat(rhythm.usual(at("2026-06-15T10:30"))).isEqualTo(40);
    assertThat(rhythm.usual(at("2026-06-15T11:30"))).isNull();
  }

  @Test
  void hours_in_which_nobody_looked_are_not_made_up() {
    rhythm.look(MONDAY, 0);
    rhythm.look(MONDAY.plus(Duration.ofMinutes(55)), 5_000);
    rhythm.look(MONDAY.plus(Duration.ofMinutes(61)), 5_001);

    assertThat(rhythm.usual(MONDAY)).isNull();
  }

  @Test
  void what_was_learnt_can_be_taken_up_again() {
    hour(MONDAY, 40);

    Rhythm again = new Rhythm(LONDON, rhythm.known());

    assertThat(again.usual(MONDAY)).isEqualTo(40);
    assertThat(again.known()).hasSize(Rhythm.HOURS).isEqualTo(rhythm.known());
  }
}
