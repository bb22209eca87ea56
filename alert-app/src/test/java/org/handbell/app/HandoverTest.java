package org.handbell.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Big files are read by one thread and judged by another; nobody may see that in what comes out.
 */
class HandoverTest {

  private final List<Integer> taken = new ArrayList<>();

  @Test
  void keepsTheOrderAndLosesNothing() throws IOException {
    int count = 10_001;

    try (Handover<Integer> handover = new Handover<>(taken::add)) {
      for (int i = 0; i < count; i++) {
        handover.give(i, false);
      }
    }

    assertThat(taken).isEqualTo(IntStream.range(0, count).boxed().toList());
  }

  @Test
  void keepsBackNothingWhileNobodyKnowsWhatFollows() throws Exception {
    CountDownLatch came = new CountDownLatch(1);
    try (Handover<Integer> handover = new Handover<>(thing -> came.countDown())) {

      handover.give(1, true);

      assertThat(came.await(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void tellsTheReaderWhenNobodyListensAnyMore() {
    assertThatThrownBy(this::giveToAClosedPipe)
        .isInstanceOf(IOException.class)
        .hasMessage("Broken pipe");
  }

  private void giveToAClosedPipe() throws IOException {
    try (Handover<Integer> handover =
        new Handover<>(
            thing -> {
              throw new IOException("Broken pipe");
            })) {
      for (int i = 0; i < 100_000; i++) {
        handover.give(i, false);
      }
    }
  }
}
