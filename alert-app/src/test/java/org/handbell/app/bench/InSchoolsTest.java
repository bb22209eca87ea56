package org.handbell.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A rate is said in schools and pupils. */
class InSchoolsTest {

  @Test
  void a_fast_machine_is_said_in_schools_with_half_of_it_to_spare() {
    String words = String.join("\n", InSchools.words(54_321, 87, 169, 0));

    assertThat(words)
        .contains("54,321")
        .contains("about 540 such schools, 760,000 pupils")
        .contains("within 0.09 s")
        .contains("99 % within 0.17 s")
        .contains("No alert went missing");
  }

  @Test
  void a_machine_that_just_suffices_is_not_praised() {
    assertThat(InSchools.words(80, 900, 3_000, 0))
        .anyMatch(line -> line.contains("one such school"));
  }

  @Test
  void a_machine_that_is_too_slow_is_called_that_and_missing_alerts_are_said() {
    String words = String.join("\n", InSchools.words(20, 9_000, 60_000, 2));

    assertThat(words).contains("TOO SLOW", "560 pupils", "2 alerts DID NOT COME");
  }
}
