package org.handbell.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BankHolidaysTest {

  @ParameterizedTest
  @CsvSource({
    "ENGLAND_AND_WALES, 2020, 01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28",
    "ENGLAND_AND_WALES, 2021, 01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28",
    "ENGLAND_AND_WALES, 2022, 01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27",
    "ENGLAND_AND_WALES, 2023, 01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26",
    "ENGLAND_AND_WALES, 2024, 01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26",
    "ENGLAND_AND_WALES, 2025, 01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26",
    "ENGLAND_AND_WALES, 2026, 01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28",
    "ENGLAND_AND_WALES, 2027, 01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28",
    "ENGLAND_AND_WALES, 2028, 01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26",
    "ENGLAND_AND_WALES, 2029, 01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26",
    "SCOTLAND, 2021, 01-01 01-04 04-02 05-03 05-31 08-02 11-30 12-27 12-28",
    "SCOTLAND, 2022, 01-03 01-04 04-15 05-02 06-02 06-03 08-01 09-19 11-30 12-26 12-27",
    "SCOTLAND, 2023, 01-02 01-03 04-07 05-01 05-08 05-29 08-07 11-30 12-25 12-26",
    "SCOTLAND, 2024, 01-01 01-02 03-29 05-06 05-27 08-05 12-02 12-25 12-26",
    "SCOTLAND, 2026, 01-01 01-02 04-03 05-04 05-25 06-15 08-03 11-30 12-25 12-28",
    "NORTHERN_IRELAND, 2024, 01-01 03-18 03-29 04-01 05-06 05-27 07-12 08-26 12-25 12-26",
    "NORTHERN_IRELAND, 2026, 01-01 03-17 04-03 04-06 05-04 05-25 07-13 08-31 12-25 12-28",
    "NORTHERN_IRELAND, 2027, 01-01 03-17 03-26 03-29 05-03 05-31 07-12 08-30 12-27 12-28",
  })
  void each_year_has_the_days_that_were_kept(Nation nation, int year, String days) {
    List<LocalDate> wanted =
        Arrays.stream(days.split(" ", -1)).map(day -> LocalDate.parse(year + "-" + day)).toList();

    assertThat(BankHolidays.of(nation, year)).containsExactlyElementsOf(wanted);
  }

  @Test
  void for_a_century_none_is_on_a_weekend_and_none_is_lost() {
    for (int year = 2024; year < 2124; year++) {
      assertThat(BankHolidays.of(Nation.ENGLAND_AND_WALES, year))
          .as("in %d", year)
          .hasSize(8)
          .noneMatch(day -> day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0);
    }
  }
}
