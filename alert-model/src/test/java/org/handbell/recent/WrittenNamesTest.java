package org.handbell.recent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class WrittenNamesTest {

  private final WrittenNames<String> names =
      new WrittenNames<>((line, from, to) -> new String(line, from, to - from, UTF_8));

  private WrittenNames.Name<String> name(String text) {
    return names.at(text.getBytes(UTF_8), 0, text.getBytes(UTF_8).length);
  }

  private static boolean stands(WrittenNames.Name<String> name, String line, int at) {
    byte[] bytes = line.getBytes(UTF_8);
    return name.stands(bytes, at, bytes.length, '=');
  }

  @Test
  void a_name_stands_only_where_all_of_it_does_with_the_mark_behind_it() {
    for (String name : new String[] {"a", "srcip", "hostname", "referralurl", "unauthusersource"}) {
      assertThat(stands(name(name), name + "=1", 0)).isTrue();
      assertThat(stands(name(name), "x " + name + "=", 2)).isTrue();
      assertThat(stands(name(name), name, 0)).isFalse();
      assertThat(stands(name(name), name + "s=1", 0)).isFalse();
      assertThat(stands(name(name), "x" + name.substring(1) + "y=1", 0)).isFalse();
      assertThat(stands(name(name), name.substring(0, name.length() - 1) + "y=1", 0)).isFalse();
    }
  }

  @Test
  void names_that_crowd_each_other_out_still_mean_what_they_should() {
    Random random = new Random(5);
    for (int i = 0; i < 20_000; i++) {
      String text = Integer.toString(random.nextInt(3_000), 36).repeat(1 + random.nextInt(3));
      assertThat(name(text).meaning()).isEqualTo(text);
    }
  }

  @Test
  void the_name_that_came_last_is_the_one_to_guess() {
    names.start().followedBy(name("date"));
    name("date").followedBy(name("time"));
    name("date").followedBy(name("zone"));

    assertThat(names.start().next()).isSameAs(name("date"));
    assertThat(name("date").next()).isSameAs(name("zone"));
    assertThat(name("zone").next()).isNull();
  }
}
