package org.handbell.ingest.receive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExpiryTest {

  private static final Instant END = Instant.parse("2026-12-31T12:00:00Z");

  @Test
  void the_end_is_said_30_14_7_and_1_days_before_and_when_it_has_come_once_each() {
    Expiry expiry = new Expiry();
    List<String> said = new ArrayList<>();

    for (int hours = 40 * 24; hours >= -5 * 24; hours--) {
      int left = hours;
      expiry
          .warning(END, END.minus(Duration.ofHours(hours)))
          .ifPresent(warning -> said.add(left + ": " + warning));
    }

    assertThat(said).hasSize(5);
    assertThat(said.get(0)).startsWith("720: the certificate expires in 30 days");
    assertThat(said.get(3)).startsWith("24: the certificate expires in 1 days");
    assertThat(said.get(4)).startsWith("0: the certificate expired at 2026-12-31T12:00:00Z");
  }

  @Test
  void after_renewal_the_next_end_is_said_again() {
    Expiry expiry = new Expiry();
    Instant now = END.minus(Duration.ofHours(1));
    Instant renewed = END.plus(Duration.ofDays(90));

    assertThat(expiry.warning(END, now)).isPresent();
    assertThat(expiry.warning(renewed, now)).isEmpty();
    assertThat(expiry.warning(renewed, renewed.minus(Duration.ofDays(20)))).isPresent();
  }
}
