package org.handbell.notifier.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.handbell.notifier.Elm.NOW;

import java.time.Duration;
import org.handbell.model.Priority;
import org.handbell.notifier.deliver.Receiver.Deferred;
import org.handbell.notifier.deliver.Receiver.Delivered;
import org.handbell.notifier.deliver.Receiver.Refused;
import org.handbell.notifier.deliver.Receiver.Unknown;
import org.handbell.notifier.deliver.Retries.Again;
import org.handbell.notifier.deliver.Retries.Done;
import org.handbell.notifier.deliver.Retries.GiveUp;
import org.handbell.notifier.deliver.Retries.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetriesTest {

  @ParameterizedTest(name = "attempt {0}: {1} s")
  @CsvSource({"1, 15", "2, 30", "3, 60", "6, 480", "7, 900", "8, 900", "5000, 900"})
  void each_wait_is_twice_the_last_up_to_a_quarter_of_an_hour(int attempt, int seconds) {
    Verdict verdict =
        Retries.verdict(new Deferred("no connection", true), Priority.P2, attempt, NOW, NOW);

    assertThat(verdict).isEqualTo(new Again(NOW.plusSeconds(seconds), false, "no connection"));
  }

  @Test
  void what_only_a_person_can_mend_is_tried_at_the_slowest_pace() {
    Verdict verdict =
        Retries.verdict(new Deferred("sign-in refused", false), Priority.P1, 1, NOW, NOW);

    assertThat(verdict).isEqualTo(new Again(NOW.plusSeconds(900), false, "sign-in refused"));
  }

  @Test
  void a_p1_put_off_for_a_year_is_still_tried() {
    Deferred deferred = new Deferred("no connection", true);
    var yearOld = NOW.minus(Duration.ofDays(365));

    assertThat(Retries.verdict(deferred, Priority.P1, 9999, yearOld, NOW))
        .isInstanceOf(Again.class);
    assertThat(Retries.verdict(deferred, Priority.P2, 9999, yearOld, NOW))
        .isEqualTo(new GiveUp("no connection"));
  }

  @Test
  void a_mail_server_that_is_away_for_three_days_costs_no_mail() {
    Verdict verdict =
        Retries.verdict(
            new Deferred("no connection", true),
            Priority.P4,
            300,
            NOW.minus(Duration.ofDays(3)),
            NOW);

    assertThat(verdict).isInstanceOf(Again.class);
  }

  @Test
  void delivered_is_done_refused_is_given_up_and_silence_is_tried_again_as_a_repeat() {
    assertThat(Retries.verdict(new Delivered(), Priority.P1, 1, NOW, NOW)).isEqualTo(new Done());
    assertThat(Retries.verdict(new Refused("recipient 550"), Priority.P1, 1, NOW, NOW))
        .isEqualTo(new GiveUp("recipient 550"));
    assertThat(Retries.verdict(new Unknown("no answer"), Priority.P2, 1, NOW, NOW))
        .isEqualTo(new Again(NOW.plusSeconds(15), true, "no answer"));
  }
}
