package org.handbell.app.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Lines are due at an even pace, and count only after the warm-up. */
class PaceTest {

  private final Pace pace = new Pace(2_000, 5, 2, 3, 4);

  @Test
  void a_line_is_due_by_its_number_alone() {
    assertThat(pace.due(0)).isZero();
    assertThat(pace.due(3_000)).isEqualTo(1_500_000_000L);
    assertThat(pace.total()).isEqualTo(2_000 * (2 + 3 * 4));
  }

  @Test
  void what_warms_up_counts_in_no_window_and_all_else_in_one() {
    assertThat(pace.window(3_999)).isNegative();
    assertThat(pace.window(4_000)).isZero();
    assertThat(pace.window(pace.total() - 1)).isEqualTo(2);
  }

  @Test
  void so_many_are_cries_each_second() {
    assertThat(LongStream.range(0, 2_000).filter(pace::isCry).count()).isEqualTo(5);
  }

  @Test
  void a_pace_without_lines_is_refused() {
    assertThatThrownBy(() -> new Pace(0, 1, 0, 1, 1)).isInstanceOf(IllegalArgumentException.class);
  }
}
