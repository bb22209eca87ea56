package org.handbell.notifier.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTest {

  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  @ParameterizedTest(name = "{0} {1} in {2} is due at {3}")
  @CsvSource({
    // an ordinary week, in winter and in summer
    "FRIDAY, 15:30, 2026-W47, 2026-11-20T15:30:00Z",
    "FRIDAY, 15:30, 2026-W25, 2026-06-19T14:30:00Z",
    // the clock goes back: half past one comes twice
    "SUNDAY, 01:30, 2026-W43, 2026-10-25T00:30:00Z",
    "SUNDAY, 00:59, 2026-W43, 2026-10-24T23:59:00Z",
    "SUNDAY, 02:00, 2026-W43, 2026-10-25T02:00:00Z",
    "MONDAY, 00:00, 2026-W44, 2026-10-26T00:00:00Z",
    // the clock goes forward: half past one does not come
    "SUNDAY, 01:30, 2027-W12, 2027-03-28T01:30:00Z",
    "SUNDAY, 00:59, 2027-W12, 2027-03-28T00:59:00Z",
    "SUNDAY, 02:00, 2027-W12, 2027-03-28T01:00:00Z",
    "FRIDAY, 15:30, 2027-W13, 2027-04-02T14:30:00Z",
    // a year of 53 weeks
    "FRIDAY, 15:30, 2026-W53, 2027-01-01T15:30:00Z",
  })
  void a_week_ends_when_its_digest_is_due(DayOfWeek day, LocalTime time, String week, Instant due) {
    Schedule schedule = schedule(day, time);

    DigestWeek found = schedule.week(week);

    assertThat(found.end()).isEqualTo(due);
    assertThat(found.id()).isEqualTo(week);
    assertThat(schedule.before(found).end()).isEqualTo(found.start());
    assertThat(schedule.digestsDue(due.minusMillis(1), due)).containsExactly(found);
    assertThat(schedule.digestsDue(due, due.plusSeconds(7_200))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"FRIDAY, 15:30", "SUNDAY, 00:30", "SUNDAY, 01:00", "SUNDAY, 01:30", "SUNDAY, 02:30"})
  void each_week_of_a_year_is_due_exactly_once_however_often_the_clock_is_looked_at(
      DayOfWeek day, LocalTime time) {
    Schedule schedule = schedule(day, time);
    List<DigestWeek> due = new ArrayList<>();

    for (Instant now = Instant.parse("2026-09-01T00:00:00Z");
        now.isBefore(Instant.parse("2027-09-01T00:00:00Z"));
        now = now.plus(Duration.ofMinutes(17))) {
      due.addAll(schedule.digestsDue(now, now.plus(Duration.ofMinutes(17))));
    }

    assertThat(due).hasSize(52).doesNotHaveDuplicates();
    for (int i = 1; i < due.size(); i++) {
      assertThat(due.get(i).start()).isEqualTo(due.get(i - 1).end());
    }
  }

  @Test
  void summaries_are_due_on_weekdays_and_monday_tells_of_the_weekend() {
    Schedule schedule = schedule(DayOfWeek.FRIDAY, LocalTime.of(15, 30));

    List<SummaryDay> due =
        schedule.summariesDue(
            Instant.parse("2026-10-22T16:00:00Z"), Instant.parse("2026-10-26T23:00:00Z"));

    assertThat(due)
        .extracting(day -> day.day().toString())
        .containsExactly("2026-10-23", "2026-10-26");
    assertThat(due.get(1).start()).isEqualTo("2026-10-23T14:45:00Z");
    assertThat(due.get(1).end()).isEqualTo("2026-10-26T15:45:00Z");
  }

  @ParameterizedTest
  @CsvSource({"2026-47", "2026-W54", "W47", "2025-W53", "''", "2026-W47-1"})
  void a_week_that_does_not_exist_is_refused(String week) {
    Schedule schedule = schedule(DayOfWeek.FRIDAY, LocalTime.of(15, 30));

    assertThatThrownBy(() -> schedule.week(week))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2026-W47");
  }

  private static Schedule schedule(DayOfWeek day, LocalTime time) {
    return new Schedule(day, time, Schedule.DEFAULT_SUMMARY_TIME, LONDON);
  }
}
