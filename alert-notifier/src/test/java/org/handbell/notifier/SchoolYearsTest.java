package org.handbell.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.handbell.notifier.Elm.LONDON;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZonedDateTime;
import java.time.temporal.IsoFields;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.Consumer;
import org.handbell.calendar.Nation;
import org.handbell.calendar.SchoolCalendar;
import org.handbell.model.Priority;
import org.handbell.notifier.digest.DigestWeek;
import org.handbell.notifier.digest.Schedule;
import org.handbell.notifier.digest.SummaryDay;
import org.handbell.notifier.escalate.Escalation;
import org.handbell.notifier.escalate.Ladder;
import org.handbell.notifier.escalate.Ladder.Due;
import org.handbell.notifier.escalate.Ladder.Occasion;
import org.handbell.notifier.escalate.Policy;
import org.handbell.notifier.escalate.Timetable;
import org.handbell.notifier.register.Batch;
import org.handbell.notifier.register.Register;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten school years with their twenty changes of the clock: nothing twice, nothing late. */
class SchoolYearsTest {

  private static final long SEED = 20261121;
  private static final int FIRST_YEAR = 2026;
  private static final Duration AROUND = Duration.ofHours(24);
  private static final Duration LOOK = Duration.ofSeconds(20);
  private static final LocalTime MORNING = Escalation.DEFAULT.morning();
  private static final SchoolCalendar CALENDAR = SchoolCalendar.usual(LONDON);
  private static final Ladder LADDER = new Ladder(new Timetable(CALENDAR, MORNING), false);
  private static final Schedule SCHEDULE =
      new Schedule(DayOfWeek.FRIDAY, LocalTime.of(15, 30), LocalTime.of(15, 45), LONDON);

  private final Random random = new Random(SEED);

  @TempDir Path folder;

  @Test
  void whenever_a_p1_is_told_its_steps_come_in_minutes_or_with_the_morning() {
    minutes(
        start -> {
          List<Due> dues = LADDER.round(policy(Priority.P1), Occasion.TOLD, start);
          Instant first = dues.get(0).at();

          assertThat(dues).hasSize(3);
          assertThat(gaps(dues)).as("%s", start).containsExactly(10L, 20L);
          if (CALENDAR.isSchoolTime(start)) {
            assertThat(Duration.between(start, first)).as("%s", start).hasMinutes(10);
          } else {
            ZonedDateTime local = first.atZone(LONDON);
            boolean school = CALENDAR.start(local.toLocalDate()).filter(first::equals).isPresent();
            assertThat(first).as("%s", start).isAfter(start);
            assertThat(Duration.between(start, first))
                .as("%s", start)
                .isLessThan(Duration.ofHours(26));
            assertThat(local.toLocalTime().equals(MORNING) || school).as("%s", start).isTrue();
          }
        });
  }

  @Test
  void whenever_a_p2_is_told_the_deputy_hears_after_an_hour_of_school() {
    minutes(
        start -> {
          Instant due = LADDER.round(policy(Priority.P2), Occasion.TOLD, start).get(0).at();

          assertThat(CALENDAR.schoolTimeBetween(start, due)).as("%s", start).hasMinutes(60);
          assertThat(CALENDAR.isSchoolTime(due.minusMillis(1))).as("%s", start).isTrue();
        });
  }

  @Test
  void whenever_a_p3_is_told_it_is_listed_on_the_second_school_day_after() {
    minutes(
        start -> {
          Instant due = LADDER.round(policy(Priority.P3), Occasion.TOLD, start).get(0).at();

          LocalDate told = start.atZone(LONDON).toLocalDate();
          LocalDate day = due.atZone(LONDON).toLocalDate();
          long between =
              told.plusDays(1).datesUntil(day.plusDays(1)).filter(CALENDAR::schoolDay).count();
          assertThat(between).as("%s", start).isEqualTo(2);
          assertThat(CALENDAR.start(day)).as("%s", start).contains(due);
        });
  }

  @Test
  void no_reminder_comes_at_night_and_each_later_than_the_last() {
    minutes(
        start -> {
          Policy p1 = policy(Priority.P1);
          Instant last = start;
          for (int times = 0; times < 8; times++) {
            Instant next = LADDER.repeat(p1, times, last).orElseThrow().at();
            LocalTime time = next.atZone(LONDON).toLocalTime();
            assertThat(next).as("%s", start).isAfter(last);
            assertThat(CALENDAR.isSchoolTime(next) || time.equals(MORNING))
                .as("%s", start)
                .isTrue();
            last = next;
          }
        });
  }

  /** As the worker works: it looks now and then, and does what is due. */
  @Test
  void looked_at_every_twenty_seconds_each_job_runs_once_and_each_step_within_half_a_minute() {
    Map<String, Integer> jobs = new HashMap<>();
    int steps = 0;
    for (Instant middle : changesAndOrdinaryDays()) {
      Instant from = middle.minus(AROUND);
      Instant until = middle.plus(AROUND);
      PriorityQueue<Due> waiting = new PriorityQueue<>(Comparator.comparing(Due::at));
      for (Instant now = from; now.isBefore(until); now = now.plus(LOOK)) {
        Instant before = now.minus(LOOK);
        SCHEDULE.summariesDue(before, now).forEach(day -> count(jobs, day));
        SCHEDULE.digestsDue(before, now).forEach(week -> count(jobs, week));
        if (random.nextInt(500) == 0) {
          Priority priority = random.nextBoolean() ? Priority.P1 : Priority.P2;
          waiting.addAll(LADDER.round(policy(priority), Occasion.TOLD, now));
        }
        while (!waiting.isEmpty() && !waiting.peek().at().isAfter(now)) {
          assertThat(Duration.between(waiting.remove().at(), now))
              .isLessThan(Duration.ofSeconds(30));
          steps++;
        }
      }
      ownJobs(from, until)
          .forEach(job -> assertThat(jobs).as("seed " + SEED).containsEntry(job, 1));
    }
    assertThat(jobs.values()).containsOnly(1);
    assertThat(steps).isGreaterThan(300);
  }

  /** Also in the hour that the clocks skip or repeat, and wherever the school is. */
  @Test
  void in_every_nation_and_for_boarders_each_step_comes_once_and_in_order_around_each_change() {
    for (SchoolCalendar calendar : otherCalendars()) {
      Ladder ladder = new Ladder(new Timetable(calendar, MORNING), false);
      minutes(
          start -> {
            for (Priority priority : List.of(Priority.P1, Priority.P2, Priority.P3)) {
              List<Due> dues = ladder.round(policy(priority), Occasion.TOLD, start);
              assertThat(dues).as("%s %s", calendar.nation(), start).isNotEmpty();
              assertThat(dues).extracting(Due::at).isSorted().doesNotHaveDuplicates();
              assertThat(dues.get(0).at()).as("%s", start).isAfter(start);
            }
          });
    }
  }

  /** St Andrew's Day, St Patrick's Day and the Twelfth, where they fall on a weekday. */
  @Test
  void each_nation_s_own_holidays_are_none_of_the_others_school_days_off() {
    Map<Nation, List<MonthDay>> own =
        Map.of(
            Nation.SCOTLAND, List.of(MonthDay.of(11, 30)),
            Nation.NORTHERN_IRELAND, List.of(MonthDay.of(3, 17), MonthDay.of(7, 12)));
    own.forEach(
        (nation, holidays) -> {
          SchoolCalendar there = calendar(nation, false);
          Ladder ladder = new Ladder(new Timetable(there, MORNING), false);
          for (LocalDate day : days()) {
            if (holidays.contains(MonthDay.from(day)) && day.getDayOfWeek().getValue() < 6) {
              Instant eve = day.minusDays(1).atTime(14, 55).atZone(LONDON).toInstant();
              Instant due = ladder.round(policy(Priority.P2), Occasion.TOLD, eve).get(0).at();
              assertThat(there.schoolDay(day)).as("%s %s", nation, day).isFalse();
              assertThat(CALENDAR.schoolDay(day)).as("England %s", day).isTrue();
              assertThat(due.atZone(LONDON).toLocalDate()).as("%s", day).isNotEqualTo(day);
            }
          }
        });
  }

  @Test
  void on_each_day_of_ten_years_each_nation_counts_its_own_school_hours_and_days() {
    for (Nation nation : Nation.values()) {
      SchoolCalendar there = calendar(nation, false);
      Ladder ladder = new Ladder(new Timetable(there, MORNING), false);
      for (LocalDate day : days()) {
        Instant start =
            day.atTime(11, 45).plusMinutes(random.nextInt(300)).atZone(LONDON).toInstant();
        Instant serious = ladder.round(policy(Priority.P2), Occasion.TOLD, start).get(0).at();
        Instant lesser = ladder.round(policy(Priority.P3), Occasion.TOLD, start).get(0).at();
        LocalDate listed = lesser.atZone(LONDON).toLocalDate();
        assertThat(there.schoolTimeBetween(start, serious))
            .as("%s %s seed %s", nation, start, SEED)
            .hasMinutes(60);
        assertThat(there.isSchoolTime(serious.minusMillis(1))).as("%s %s", nation, start).isTrue();
        assertThat(day.plusDays(1).datesUntil(listed.plusDays(1)).filter(there::schoolDay))
            .as("%s %s", nation, start)
            .hasSize(2);
      }
    }
  }

  @Test
  void what_is_told_just_before_a_half_day_ends_goes_on_when_school_does() {
    SchoolCalendar calendar = calendar(Nation.ENGLAND_AND_WALES, false);
    Ladder ladder = new Ladder(new Timetable(calendar, MORNING), false);
    Instant at = Instant.parse(FIRST_YEAR + "-09-01T00:00:00Z");
    int halfDays = 0;
    for (int i = 0; i < 20; i++) {
      at = LONDON.getRules().nextTransition(at).getInstant();
      LocalDate friday = at.atZone(LONDON).toLocalDate().minusDays(2);
      if (calendar.schoolDay(friday)) {
        Instant start = friday.atTime(11, 45).atZone(LONDON).toInstant();
        Instant due = ladder.round(policy(Priority.P2), Occasion.TOLD, start).get(0).at();
        LocalDate next = due.atZone(LONDON).toLocalDate();
        assertThat(next).as("%s", friday).isAfter(friday);
        assertThat(calendar.start(next).map(from -> Duration.between(from, due)))
            .as("%s", friday)
            .contains(Duration.ofMinutes(30));
        halfDays++;
      }
    }
    assertThat(halfDays).isGreaterThanOrEqualTo(10);
  }

  @Test
  void boarders_are_reached_on_each_evening_and_weekend_of_ten_years_of_term() {
    SchoolCalendar boarding = calendar(Nation.ENGLAND_AND_WALES, true);
    Ladder ladder = new Ladder(new Timetable(boarding, MORNING), false);
    int inTerm = 0;
    for (LocalDate day : days()) {
      Instant evening = day.atTime(21, 30).atZone(LONDON).toInstant();
      Instant first = ladder.round(policy(Priority.P1), Occasion.TOLD, evening).get(0).at();
      if (boarding.isSchoolTime(evening)) {
        assertThat(Duration.between(evening, first)).as("%s", day).hasMinutes(10);
        inTerm++;
      } else {
        assertThat(Duration.between(evening, first)).as("%s", day).isLessThan(Duration.ofHours(12));
      }
    }
    assertThat(inTerm).isGreaterThan(1500);
  }

  private static List<LocalDate> days() {
    LocalDate first = LocalDate.of(FIRST_YEAR, 9, 1);
    return first.datesUntil(first.plusYears(10)).toList();
  }

  @Test
  void whoever_boards_is_reached_within_minutes_at_any_hour_of_term() {
    SchoolCalendar boarding = calendar(Nation.ENGLAND_AND_WALES, true);
    Ladder ladder = new Ladder(new Timetable(boarding, MORNING), false);
    minutes(
        start -> {
          Instant first = ladder.round(policy(Priority.P1), Occasion.TOLD, start).get(0).at();

          if (boarding.isSchoolTime(start)) {
            assertThat(Duration.between(start, first)).as("%s", start).hasMinutes(10);
          }
        });
  }

  @Test
  void a_job_in_the_hour_that_is_skipped_or_repeated_runs_once_on_its_day() {
    Schedule night =
        new Schedule(DayOfWeek.SUNDAY, LocalTime.of(1, 30), LocalTime.of(1, 30), LONDON);
    Map<String, Integer> jobs = new HashMap<>();
    List<String> expected = new ArrayList<>();
    for (Instant middle : changesAndOrdinaryDays()) {
      Instant until = middle.plus(AROUND);
      for (Instant now = middle.minus(AROUND); now.isBefore(until); now = now.plus(LOOK)) {
        night.digestsDue(now.minus(LOOK), now).forEach(week -> count(jobs, week));
      }
      LocalDate day = middle.atZone(LONDON).toLocalDate();
      if (day.getDayOfWeek() == DayOfWeek.SUNDAY && middle.atZone(LONDON).getHour() < 3) {
        expected.add("digest " + night.week(weekOf(day)).id());
      }
    }

    assertThat(jobs.values()).containsOnly(1);
    assertThat(jobs.keySet()).containsAll(expected);
    assertThat(expected).hasSizeGreaterThanOrEqualTo(20);
  }

  private static String weekOf(LocalDate day) {
    return String.format(
        Locale.ROOT,
        "%d-W%02d",
        day.get(IsoFields.WEEK_BASED_YEAR),
        day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
  }

  private static List<SchoolCalendar> otherCalendars() {
    return List.of(
        calendar(Nation.SCOTLAND, false),
        calendar(Nation.NORTHERN_IRELAND, false),
        calendar(Nation.ENGLAND_AND_WALES, true));
  }

  /** With a half day on each Friday before the clocks change, as schools have before a holiday. */
  private static SchoolCalendar calendar(Nation nation, boolean boarding) {
    SchoolCalendar usual = SchoolCalendar.usual(LONDON);
    Map<LocalDate, LocalTime> halfDays = new HashMap<>();
    Instant at = Instant.parse(FIRST_YEAR + "-09-01T00:00:00Z");
    for (int i = 0; i < 20; i++) {
      at = LONDON.getRules().nextTransition(at).getInstant();
      halfDays.put(at.atZone(LONDON).toLocalDate().minusDays(2), LocalTime.of(12, 15));
    }
    return new SchoolCalendar(
        LONDON, nation, usual.hours(), List.of(), List.of(), halfDays, boarding);
  }

  @Test
  void the_register_does_the_same_over_a_weekend_on_which_the_clock_is_put_forward() {
    Instant saturday = Instant.parse("2027-03-27T23:50:00Z");
    SettableClock clock = new SettableClock(saturday);
    SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    try (Register register = Register.open(Elm.config(folder, Elm.PEOPLE, 25), clock)) {
      Escalator escalator = new Escalator(register.clocks(), clock, metrics);
      for (int i = 0; i < 30; i++) {
        register.applyBatch(new Batch("cluster", List.of(Elm.p1("i" + i)), List.of(), List.of()));
        clock.pass(Duration.ofMinutes(6));
        escalator.runDue();
      }
      while (clock.instant().isBefore(Instant.parse("2027-03-28T07:20:00Z"))) {
        clock.pass(LOOK);
        escalator.runDue();
      }
      assertThat(register.missed(clock.instant())).isEmpty();
    }

    assertThat(metrics.counter("handbell.notifier.steps", "result", "in time").count())
        .isEqualTo(3 * 30);
    assertThat(metrics.find("handbell.notifier.steps").tag("result", "late").counter()).isNull();
  }

  private static void count(Map<String, Integer> jobs, Object job) {
    jobs.merge(name(job), 1, Integer::sum);
  }

  private static String name(Object job) {
    return job instanceof SummaryDay day
        ? "summary " + day.day()
        : "digest " + ((DigestWeek) job).id();
  }

  /** What must have run, told from the wall's calendar. */
  private static List<String> ownJobs(Instant from, Instant until) {
    List<String> jobs = new ArrayList<>();
    LocalDate first = from.atZone(LONDON).toLocalDate();
    for (LocalDate day = first; day.isBefore(first.plusDays(5)); day = day.plusDays(1)) {
      Instant due = day.atTime(15, 45).atZone(LONDON).toInstant();
      if (due.isAfter(from)
          && due.isBefore(until.minus(LOOK))
          && day.getDayOfWeek().getValue() < 6) {
        jobs.add("summary " + day);
      }
    }
    return jobs;
  }

  /** Each minute around each change of the clock, and some of as many ordinary days. */
  private void minutes(Consumer<Instant> check) {
    boolean change = true;
    for (Instant middle : changesAndOrdinaryDays()) {
      Duration step = change ? Duration.ofMinutes(1) : Duration.ofMinutes(17);
      Instant until = middle.plus(AROUND);
      for (Instant at = middle.minus(AROUND); at.isBefore(until); at = at.plus(step)) {
        check.accept(at);
      }
      change = !change;
    }
  }

  private List<Instant> changesAndOrdinaryDays() {
    List<Instant> all = new ArrayList<>();
    Instant at = Instant.parse(FIRST_YEAR + "-09-01T00:00:00Z");
    for (int i = 0; i < 20; i++) {
      ZoneOffsetTransition change = LONDON.getRules().nextTransition(at);
      at = change.getInstant();
      all.add(at);
      all.add(at.plus(Duration.ofDays(10 + random.nextInt(120))).plusSeconds(random.nextInt(60)));
    }
    return all;
  }

  private static List<Long> gaps(List<Due> dues) {
    List<Long> gaps = new ArrayList<>();
    for (int i = 1; i < dues.size(); i++) {
      gaps.add(Duration.between(dues.get(i - 1).at(), dues.get(i).at()).toMinutes());
    }
    return gaps;
  }

  private static Policy policy(Priority priority) {
    return Escalation.DEFAULT.policy(priority).orElseThrow();
  }
}
