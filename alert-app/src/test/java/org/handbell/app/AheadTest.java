package org.handbell.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.handbell.app.Ahead.Made;
import org.junit.jupiter.api.Test;

class AheadTest {

  private final AtomicInteger open = new AtomicInteger();

  @Test
  void what_was_taken_stays_open_and_what_nobody_took_is_closed() throws Exception {
    try (Ahead ahead = new Ahead()) {
      Made<AutoCloseable> taken = ahead.begin(this::opened);
      Made<AutoCloseable> unused = ahead.begin(this::opened);

      assertThat(taken.take()).isNotNull();
    }

    assertThat(open).hasValue(1);
  }

  @Test
  void what_cannot_be_made_says_why_to_whoever_needs_it() {
    try (Ahead ahead = new Ahead()) {
      Made<String> damaged =
          ahead.begin(
              () -> {
                throw new IllegalStateException("put back the last backup");
              });

      assertThatThrownBy(damaged::take)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("put back the last backup");
    }
  }

  private AutoCloseable opened() {
    open.incrementAndGet();
    return open::decrementAndGet;
  }
}
