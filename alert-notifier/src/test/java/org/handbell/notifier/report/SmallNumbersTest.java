package org.handbell.notifier.report;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SmallNumbersTest {

  private static final int PARTS = 4;
  private static final int LARGEST_TOTAL = 22;

  @Test
  void nobody_who_knows_the_rule_can_work_out_a_hidden_number() {
    Map<String, List<List<Long>>> published = new HashMap<>();
    for (List<Long> parts : tables(PARTS, LARGEST_TOTAL)) {
      SmallNumbers.parts(parts)
          .ifPresent(
              shown ->
                  published
                      .computeIfAbsent(sum(parts) + " " + shown, any -> new ArrayList<>())
                      .add(parts));
    }

    List<String> givenAway = new ArrayList<>();
    published.forEach(
        (page, possible) -> {
          for (int i = 0; i < PARTS; i++) {
            int part = i;
            long values = possible.stream().map(each -> each.get(part)).distinct().count();
            boolean hidden =
                SmallNumbers.parts(possible.get(0)).orElseThrow().get(i).equals("not shown");
            if (hidden && values < 3) {
              givenAway.add(page);
            }
          }
        });

    assertThat(published).hasSizeGreaterThan(100);
    assertThat(givenAway).isEmpty();
  }

  @Test
  void no_number_from_1_to_4_is_ever_shown() {
    for (List<Long> parts : tables(PARTS, LARGEST_TOTAL)) {
      Optional<List<String>> shown = SmallNumbers.parts(parts);
      assertThat(shown.stream().flatMap(List::stream).collect(toSet()))
          .doesNotContain("1", "2", "3", "4");
    }
  }

  @Test
  void what_is_large_enough_is_shown_as_it_is() {
    assertThat(SmallNumbers.parts(List.of(12L, 0L, 7L))).contains(List.of("12", "0", "7"));
    assertThat(SmallNumbers.parts(List.of(3L, 0L, 7L, 20L)))
        .contains(List.of("not shown", "0", "not shown", "20"));
    assertThat(SmallNumbers.total(3)).isEqualTo("fewer than 5");
    assertThat(SmallNumbers.total(0)).isEqualTo("0");
  }

  private static List<List<Long>> tables(int parts, int largest) {
    if (parts == 0) {
      return List.of(List.of());
    }
    List<List<Long>> all = new ArrayList<>();
    for (List<Long> rest : tables(parts - 1, largest)) {
      for (long value = 0; value + sum(rest) <= largest; value++) {
        List<Long> table = new ArrayList<>(rest);
        table.add(value);
        all.add(table);
      }
    }
    return all;
  }

  private static long sum(List<Long> parts) {
    return parts.stream().mapToLong(Long::longValue).sum();
  }
}
