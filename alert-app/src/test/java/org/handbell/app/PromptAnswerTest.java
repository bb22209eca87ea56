package org.handbell.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class PromptAnswerTest {

  @Test
  void what_a_part_says_in_time_counts() {
    try (PromptAnswer works = new PromptAnswer(() -> true, 60_000);
        PromptAnswer fails = new PromptAnswer(() -> false, 60_000)) {
      assertThat(works.getAsBoolean()).isTrue();
      assertThat(fails.getAsBoolean()).isFalse();
    }
  }

  @Test
  void a_part_that_says_nothing_does_not_work_until_it_speaks_again() {
    CountDownLatch cable = new CountDownLatch(1);
    try (PromptAnswer database = new PromptAnswer(() -> waits(cable), 1)) {
      assertThat(database.getAsBoolean()).isFalse();
      assertThat(database.getAsBoolean()).isFalse();
    }
    cable.countDown();
    try (PromptAnswer database = new PromptAnswer(() -> waits(cable), 60_000)) {
      assertThat(database.getAsBoolean()).isTrue();
    }
  }

  @Test
  void a_part_that_breaks_does_not_work() {
    try (PromptAnswer broken =
        new PromptAnswer(
            () -> {
              throw new IllegalStateException("closed");
            },
            60_000)) {
      assertThat(broken.getAsBoolean()).isFalse();
    }
  }

  private static boolean waits(CountDownLatch cable) {
    try {
      cable.await();
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }
}
