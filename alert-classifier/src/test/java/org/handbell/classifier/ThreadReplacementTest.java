package org.handbell.classifier;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.handbell.classifier.incident.Scene;
import org.junit.jupiter.api.Test;

class ThreadReplacementTest {

  private Instant now = Scene.TEN;
  private final ThreadReplacement replacement = new ThreadReplacement(() -> now);

  @Test
  void the_sixth_death_within_ten_minutes_stops_the_classifier() {
    List<Object> answers = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      answers.add(replacement.handle(new IllegalStateException("dead")));
      now = now.plusSeconds(60);
    }

    assertThat(answers.subList(0, 5)).containsOnly(REPLACE_THREAD);
    assertThat(answers.get(5)).isEqualTo(SHUTDOWN_CLIENT);
  }

  @Test
  void a_death_now_and_then_is_mended_for_ever() {
    List<Object> answers = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      answers.add(replacement.handle(new IllegalStateException("dead")));
      now = now.plusSeconds(150);
    }

    assertThat(answers).containsOnly(REPLACE_THREAD);
  }
}
