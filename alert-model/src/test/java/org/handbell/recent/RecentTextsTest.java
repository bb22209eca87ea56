package org.handbell.recent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RecentTextsTest {

  private final AtomicInteger made = new AtomicInteger();
  private final RecentTexts texts =
      new RecentTexts(
          (line, from, to) -> {
            made.incrementAndGet();
            return new String(line, from, to - from, UTF_8);
          });

  private String text(String line, int from, int to) {
    return texts.text(line.getBytes(UTF_8), from, to);
  }

  @Test
  void what_stands_in_many_lines_is_made_twice_and_never_again() {
    for (int i = 0; i < 100; i++) {
      assertThat(text("Gambling;x", 0, 8)).isEqualTo("Gambling");
    }

    assertThat(made).hasValue(2);
  }

  @Test
  void texts_that_crowd_each_other_out_are_still_themselves() {
    Random random = new Random(11);
    List<String> all = new ArrayList<>();
    for (int i = 0; i < 40_000; i++) {
      all.add(
          "é".repeat(random.nextInt(3)) + Integer.toString(i, 36) + " ".repeat(random.nextInt(9)));
    }

    for (int round = 0; round < 3; round++) {
      for (String one : all) {
        assertThat(text(one, 0, one.getBytes(UTF_8).length)).isEqualTo(one);
      }
    }
  }

  @Test
  void an_empty_part_of_a_line_and_one_at_its_end_are_read() {
    assertThat(text("abc", 1, 1)).isEmpty();
    assertThat(text("abc", 2, 3)).isEqualTo("c");
    assertThat(text("", 0, 0)).isEmpty();
  }
}
