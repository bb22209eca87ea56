package org.handbell.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchoolCalendarTest {

  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final SchoolCalendar USUAL = SchoolCalendar.usual(LONDON);

  /** Two terms with their half-terms, a half day and an INSET day. */
  private static final SchoolCalendar ELM =
      new SchoolCalendar(
          LONDON,
          Nation.ENGLAND_AND_WALES,
          USUAL.hours(),
          List.of(days("2026-09-02", "2026-12-18"), days("2027-01-05", "2027-03-25")),
          List.of(days("2026-10-26", "2026-10-30"), days("2027-01-05", "2027-01-05")),
          Map.of(LocalDate.of(2026, 12, 18), LocalTime.of(12, 30)),
          false);

  @ParameterizedTest
  @CsvSource({
    "2026-11-20T07:59:59Z, false, Friday just before eight",
    "2026-11-20T08:00:00Z, true, Friday at eight",
    "2026-11-20T12:30:00Z, true, the lunch hour",
    "2026-11-20T15:59:59Z, true, Friday just before four",
    "2026-11-20T16:00:00Z, false, Friday at four",
    "2026-11-21T10:00:00Z, false, Saturday",
    "2026-10-23T07:00:00Z, true, the last Friday of summer time at eight",
    "2026-10-23T15:00:00Z, false, the same day at four",
    "2026-10-25T01:30:00Z, false, the hour that comes twice",
    "2026-10-26T07:30:00Z, false, the first Monday of winter time at half past seven",
    "2026-10-26T08:00:00Z, true, the same Monday at eight",
    "2027-03-26T08:00:00Z, false, Good Friday",
    "2027-03-29T08:00:00Z, false, Easter Monday; the clocks went forward on the day before",
    "2027-03-30T07:00:00Z, true, the first school day of summer time at eight",
    "2026-12-23T10:00:00Z, true, nobody wrote down when term ends",
    "2026-12-24T10:00:00Z, false, Christmas Eve",
    "2026-12-30T10:00:00Z, false, between the years",
    "2027-01-01T10:00:00Z, false, New Year",
    "2027-01-04T10:00:00Z, true, the Monday after New Year",
    "2027-08-10T10:00:00Z, false, August",
    "2027-09-01T10:00:00Z, true, September",
  })
  void with_nothing_configured(Instant moment, boolean school, String when) {
    assertThat(USUAL.isSchoolTime(moment)).as(when).isEqualTo(school);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-09-01T10:00:00Z, false, the day before term",
    "2026-09-02T10:00:00Z, true, the first day of term",
    "2026-10-28T10:00:00Z, false, half-term",
    "2026-11-02T10:00:00Z, true, the Monday after half-term",
    "2026-12-18T12:29:00Z, true, the last morning",
    "2026-12-18T12:30:00Z, false, the last afternoon",
    "2026-12-21T10:00:00Z, false, the Christmas holidays",
    "2027-01-05T10:00:00Z, false, an INSET day",
    "2027-01-06T10:00:00Z, true, the first day of the spring term",
    "2027-04-12T10:00:00Z, false, after the last term that is written down",
    "2027-06-14T10:00:00Z, true, long after it: the list is old and must not silence the alarm",
  })
  void with_terms(Instant moment, boolean school, String when) {
    assertThat(ELM.isSchoolTime(moment)).as(when).isEqualTo(school);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-20T10:00:00Z, 2026-11-20T10:00:00Z, it is in",
    "2026-11-20T16:00:00Z, 2026-11-23T08:00:00Z, over the weekend",
    "2026-10-23T15:00:00Z, 2026-11-02T08:00:00Z, over half-term and the change of the clocks",
    "2026-12-18T13:00:00Z, 2027-01-06T08:00:00Z, over Christmas and an INSET day",
    "2027-03-25T17:00:00Z, 2027-05-25T07:00:00Z, into time that nobody wrote down",
  })
  void the_next_school_time(Instant moment, Instant next, String when) {
    assertThat(ELM.nextSchoolTime(moment)).as(when).contains(next);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-20T09:00:00Z, 2026-11-20T09:15:00Z, 15",
    "2026-11-20T15:50:00Z, 2026-11-23T08:05:00Z, 15",
    "2026-11-20T16:30:00Z, 2026-11-23T07:30:00Z, 0",
    "2026-10-23T14:00:00Z, 2026-11-02T09:00:00Z, 120",
    "2026-11-20T10:00:00Z, 2026-11-20T09:00:00Z, 0",
  })
  void school_time_between_two_moments(Instant from, Instant to, long minutes) {
    assertThat(ELM.schoolTimeBetween(from, to)).isEqualTo(Duration.ofMinutes(minutes));
  }

  @Test
  void in_ten_years_each_school_day_has_its_eight_hours_whatever_the_clocks_do() {
    for (LocalDate day = LocalDate.of(2026, 1, 1); day.getYear() < 2036; day = day.plusDays(1)) {
      Instant from = day.atStartOfDay(LONDON).toInstant();
      Instant to = day.plusDays(1).atStartOfDay(LONDON).toInstant();

      Duration inSchool = USUAL.schoolTimeBetween(from, to);

      assertThat(inSchool).as("on %s", day).hasHours(USUAL.schoolDay(day) ? 8 : 0);
      assertThat(USUAL.isSchoolTime(at(day, 8, 0))).isEqualTo(USUAL.schoolDay(day));
      assertThat(USUAL.isSchoolTime(at(day, 7, 59))).isFalse();
      assertThat(USUAL.isSchoolTime(at(day, 16, 0))).isFalse();
    }
  }

  @Test
  void who_boards_is_at_school_at_night_and_on_sundays_but_not_in_the_holidays() {
    SchoolCalendar boarding =
        new SchoolCalendar(
            LONDON,
            Nation.ENGLAND_AND_WALES,
            USUAL.hours(),
            ELM.terms(),
            ELM.closed(),
            Map.of(),
            true);

    assertThat(List.of("2026-11-22T03:00:00Z", "2026-11-20T23:59:00Z", "2026-10-28T12:00:00Z"))
        .extracting(moment -> boarding.isSchoolTime(Instant.parse(moment)))
        .containsExactly(true, true, false);
    assertThat(boarding.nextSchoolTime(Instant.parse("2026-10-28T12:00:00Z")))
        .contains(Instant.parse("2026-10-31T00:00:00Z"));
    assertThat(boarding.schoolTimeBetween(at(2026, 10, 24), at(2026, 10, 26)))
        .as("the night with the hour that comes twice")
        .hasHours(49);
  }

  @Test
  void each_nation_has_its_own_summer() {
    SchoolCalendar scottish =
        new SchoolCalendar(
            LONDON, Nation.SCOTLAND, USUAL.hours(), List.of(), List.of(), Map.of(), false);

    assertThat(scottish.schoolDay(LocalDate.of(2027, 8, 24))).isTrue();
    assertThat(scottish.schoolDay(LocalDate.of(2027, 7, 6))).isFalse();
  }

  @Test
  void a_school_that_is_never_in_has_no_next_time() {
    SchoolCalendar never =
        new SchoolCalendar(
            LONDON, Nation.SCOTLAND, Map.of(), List.of(), List.of(), Map.of(), false);

    assertThat(never.nextSchoolTime(Instant.parse("2026-11-20T10:00:00Z"))).isEmpty();
  }

  @Test
  void a_school_has_the_organisation_s_calendar_unless_it_has_its_own() {
    Calendars calendars = new Calendars(USUAL, Map.of("elm", ELM));

    assertThat(calendars.of("elm")).isSameAs(ELM);
    assertThat(calendars.of("oak")).isSameAs(USUAL);
    assertThat(USUAL.hours()).doesNotContainKey(DayOfWeek.SATURDAY);
  }

  private static Days days(String from, String to) {
    return new Days(LocalDate.parse(from), LocalDate.parse(to));
  }

  private static Instant at(int year, int month, int day) {
    return at(LocalDate.of(year, month, day), 0, 0);
  }

  private static Instant at(LocalDate day, int hour, int minute) {
    return LocalDateTime.of(day, LocalTime.of(hour, minute)).atZone(LONDON).toInstant();
  }
}
