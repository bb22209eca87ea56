package org.handbell.recent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecentTest {

  private final List<String> worked = new ArrayList<>();
  private final Recent<Integer> lengths =
      new Recent<>(
          4,
          text -> {
            worked.add(text);
            return text.length();
          });

  @Test
  void what_comes_again_is_worked_out_once() {
    for (int i = 0; i < 5; i++) {
      assertThat(lengths.of("www.elm.example")).isEqualTo(15);
    }

    assertThat(worked).containsExactly("www.elm.example");
  }

  @Test
  void a_part_of_a_text_comes_to_what_the_text_alone_does() {
    assertThat(lengths.of("https://www.elm.example/tea", 8, 23)).isEqualTo(15);
    assertThat(lengths.of("www.elm.example")).isEqualTo(15);
    assertThat(lengths.of("www.elm.example/", 0, 15)).isEqualTo(15);
    assertThat(lengths.of("x".repeat(900), 1, 900)).isEqualTo(899);

    assertThat(worked).containsOnlyOnce("www.elm.example");
  }

  @Test
  void more_texts_than_places_come_to_what_they_should() {
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 1_000; i++) {
        String text = "x".repeat(i);
        assertThat(lengths.of(text)).isEqualTo(i);
      }
    }
  }
}
