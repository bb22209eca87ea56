package org.handbell.ingest.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InWordsTest {

  @ParameterizedTest
  @CsvSource({
    "PT0S,0 seconds",
    "PT1S,1 second",
    "PT12S,12 seconds",
    "PT119S,119 seconds",
    "PT3M5S,3 minutes",
    "PT3H,3 hours",
    "PT60H,2 days",
    "PT-4S,0 seconds"
  })
  void a_time_is_said_in_one_unit(Duration time, String said) {
    assertThat(InWords.time(time)).isEqualTo(said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "PT1M | -",
        "PT-90S | -",
        "PT1H3S"
            + " | The firewall's clock is 1 hour fast: it may write British Summer Time as UTC.",
        "PT-59M-20S"
            + " | The firewall's clock is 1 hour slow: it may write UTC where British Summer Time is"
            + " meant.",
        "PT-8H | The firewall's clock is 8 hours slow: it may be set to another time zone.",
        "PT17M | The firewall's clock is 17 minutes fast.",
        "PT-17M | The firewall's clock is 17 minutes slow, or its lines come that late.",
        "PT48H | The firewall's clock is 2 days fast."
      })
  void a_wrong_clock_is_explained(Duration ahead, @Nullable String said) {
    assertThat(InWords.wrongClock(ahead)).isEqualTo(said);
  }
}
