package org.handbell.notifier.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SmallNumbersTest {

  @Test
  void where_one_part_is_small_no_part_is_shown_so_that_none_gives_it_away() {
    assertThat(SmallNumbers.mayBeSplit(List.of(3L, 0L, 7L, 20L))).isFalse();
    assertThat(SmallNumbers.mayBeSplit(List.of(4L))).isFalse();
    assertThat(SmallNumbers.mayBeSplit(List.of(12L, 0L, 7L))).isTrue();
  }

  @Test
  void a_small_total_is_not_told() {
    assertThat(List.of(1L, 2L, 3L, 4L)).allMatch(n -> SmallNumbers.total(n).equals("fewer than 5"));
    assertThat(SmallNumbers.total(5)).isEqualTo("5");
    assertThat(SmallNumbers.total(0)).isEqualTo("0");
  }

  @Test
  void a_share_does_not_move_with_every_single_one() {
    assertThat(SmallNumbers.share(40, 100)).isEqualTo(SmallNumbers.share(41, 101));
    assertThat(SmallNumbers.share(1, 100)).isEqualTo("fewer than one in ten");
  }
}
