package org.handbell.notifier.console.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.handbell.notifier.Elm.LONDON;
import static org.handbell.notifier.Elm.NOW;

import java.time.Instant;
import java.util.List;
import org.handbell.notifier.register.FilterCheck;
import org.handbell.notifier.register.FilterCheck.Kind;
import org.handbell.notifier.register.FilterCheck.Result;
import org.handbell.notifier.register.Pulse;
import org.junit.jupiter.api.Test;

/** What the inbox says when nothing is open. */
class QuietLineTest {

  private static final Instant MORNING = Instant.parse("2026-11-20T07:42:00Z");
  private static final Pulse READ = new Pulse(41_203, NOW.minusSeconds(12));

  @Test
  void all_is_quiet_where_events_come_in_and_every_school_was_proved() {
    String line =
        QuietLine.of(
            READ,
            List.of(
                List.of(check("elm", MORNING, Kind.LINE, Result.PROVED)),
                List.of(check("oak", MORNING.plusSeconds(60), Kind.LINE, Result.PROVED))),
            NOW,
            LONDON);

    assertThat(line)
        .isEqualTo(
            "41,203 events read today, the last one 12 seconds ago. Proved to work at 07:42.");
  }

  @Test
  void one_school_that_was_not_proved_is_enough_to_say_so() {
    FilterCheck proved = check("elm", MORNING, Kind.LINE, Result.PROVED);
    FilterCheck mail = check("oak", MORNING, Kind.DELIVERY, Result.PROVED);

    assertThat(QuietLine.of(READ, List.of(List.of(proved), List.of(mail)), NOW, LONDON))
        .contains("has not been proved yet today");
  }

  @Test
  void a_test_that_did_not_arrive_and_a_day_without_events_are_said_plainly() {
    FilterCheck missed = check("elm", MORNING, Kind.LINE, Result.MISSED);

    assertThat(QuietLine.of(Pulse.NONE, List.of(List.of(missed)), NOW, LONDON))
        .contains("nothing can have been noticed", "due by 07:42 did not arrive");
  }

  private static FilterCheck check(String school, Instant at, Kind kind, Result result) {
    return new FilterCheck(school + at, school, "test", null, at, result, kind, null, null, null);
  }
}
