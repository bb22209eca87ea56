package org.handbell.notifier.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SmallNumbersTest {

  @Test
  void where_one_part_is_small_no_part_is_shown_so_that_none_gives_it_away() {
    assertThat(SmallNumbers.parts(List.of(3L, 0L, 7L, 20L))).isEmpty();
    assertThat(SmallNumbers.parts(List.of(1L, 1L, 1L, 1L, 1L))).isEmpty();
    assertThat(SmallNumbers.parts(List.of(4L))).isEmpty();
  }

  @Test
  void what_is_large_enough_is_shown_as_it_is() {
    assertThat(SmallNumbers.parts(List.of(12L, 0L, 7L))).contains(List.of("12", "0", "7"));
    assertThat(SmallNumbers.total(5)).isEqualTo("5");
    assertThat(SmallNumbers.total(0)).isEqualTo("0");
  }

  @Test
  void a_small_total_is_not_told() {
    assertThat(List.of(1L, 2L, 3L, 4L)).allMatch(n -> SmallNumbers.total(n).equals("fewer than 5"));
  }
}
