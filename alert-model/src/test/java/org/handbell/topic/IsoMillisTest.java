package org.handbell.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IsoMillisTest {

  @Test
  void any_moment_reads_back_as_it_was_written_and_as_the_jdk_reads_it() {
    long seed = 20261120;
    Random random = new Random(seed);
    for (int i = 0; i < 100_000; i++) {
      Instant moment =
          Instant.ofEpochSecond(random.nextLong(-62_000_000_000L, 253_000_000_000L))
              .plusMillis(random.nextInt(1000));

      String written = text(IsoMillis.format(moment));

      assertThat(parsed(written)).as("seed %d", seed).isEqualTo(moment);
      assertThat(Instant.parse(written)).as("seed %d", seed).isEqualTo(moment);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1970-01-01T00:00:00.000Z",
        "1969-12-31T23:59:59.999Z",
        "2024-02-29T12:00:00.001Z",
        "0000-01-01T00:00:00.000Z",
        "9999-12-31T23:59:59.999Z"
      })
  void the_edges_of_the_calendar_stay_where_they_are(String text) {
    assertThat(text(IsoMillis.format(parsed(text)))).isEqualTo(text);
  }

  @Test
  void moments_beyond_four_digits_of_years_are_read_all_the_same() {
    Instant far = Instant.parse("+12026-11-20T10:15:30.123Z");

    assertThat(parsed(text(IsoMillis.format(far))).truncatedTo(ChronoUnit.MILLIS)).isEqualTo(far);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-11-20",
        "2026-13-20T10:15:30.123Z",
        "2026-11-31T10:15:30.123Z",
        "2026-11-20T25:15:30.123Z",
        "2O26-11-20T10:15:30.123Z",
        "2026x11-20T10:15:30.123Y"
      })
  void what_is_no_time_is_refused(String text) {
    assertThatThrownBy(() -> parsed(text)).isInstanceOf(DateTimeException.class);
  }

  private static String text(byte[] written) {
    return new String(written, StandardCharsets.US_ASCII);
  }

  private static Instant parsed(String text) {
    byte[] line = ("{" + text + "}").getBytes(StandardCharsets.UTF_8);
    return IsoMillis.parse(line, 1, line.length - 1);
  }
}
