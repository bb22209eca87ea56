package org.handbell.recent;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecentPartsTest {

  private final RecentParts<Integer> recent = new RecentParts<>(4, 8);

  private void take(String bytes, int made) {
    byte[] line = bytes.getBytes(US_ASCII);
    recent.take(RecentParts.hash(line, 0, line.length), line, 0, line.length, made);
  }

  private @Nullable Integer find(String bytes) {
    byte[] line = ("-" + bytes + "-").getBytes(US_ASCII);
    int to = line.length - 1;
    return recent.find(RecentParts.hash(line, 1, to), line, 1, to);
  }

  @Test
  void what_came_twice_is_known_and_what_came_once_or_is_too_long_is_not() {
    take("once", 1);
    take("twice", 2);
    take("twice", 2);
    take("too long by far", 3);
    take("too long by far", 3);

    assertThat(find("twice")).isEqualTo(2);
    assertThat(find("once")).isNull();
    assertThat(find("too long by far")).isNull();
    assertThat(find("twic")).isNull();
  }

  @Test
  void more_than_there_is_room_for_crowds_out_the_older_and_is_never_mistaken_for_it() {
    for (int round = 0; round < 3; round++) {
      for (int i = 0; i < 500; i++) {
        take("n" + i, i);
        take("n" + i, i);

        assertThat(find("n" + i)).isEqualTo(i);
      }
    }
  }
}
