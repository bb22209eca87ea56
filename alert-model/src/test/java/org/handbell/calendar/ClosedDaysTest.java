package org.handbell.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ClosedDaysTest {

  @Test
  void whole_days_are_days_off_and_the_end_is_the_day_after() {
    String file =
        """
        BEGIN:VCALENDAR
        BEGIN:VEVENT
        SUMMARY:Half
          term with a folded
          DTSTART:20200101
        DTSTART;VALUE=DATE:202610
         26
        DTEND;VALUE=DATE:20261031
        BEGIN:VALARM
        DURATION:PT15M
        END:VALARM
        END:VEVENT
        BEGIN:VEVENT
        DTSTART;VALUE=DATE:20270105
        SUMMARY:INSET
        END:VEVENT
        BEGIN:VEVENT
        DTSTART;VALUE=DATE:20270208
        DURATION:P2D
        END:VEVENT
        BEGIN:VEVENT
        DTSTART:20261110T180000Z
        SUMMARY:Parents' evening
        END:VEVENT
        BEGIN:VEVENT
        DTSTART;VALUE=DATE:20261201
        STATUS:CANCELLED
        END:VEVENT
        END:VCALENDAR
        """;

    assertThat(ClosedDays.in(file.replace("\n", "\r\n")))
        .containsExactly(
            new Days(LocalDate.of(2026, 10, 26), LocalDate.of(2026, 10, 30)),
            Days.of(LocalDate.of(2027, 1, 5)),
            new Days(LocalDate.of(2027, 2, 8), LocalDate.of(2027, 2, 9)));
  }

  @Test
  void what_cannot_be_read_rightly_is_said() {
    assertThatThrownBy(() -> ClosedDays.in("<html>not found</html>"))
        .hasMessageContaining("no iCalendar file");
    assertThatThrownBy(() -> ClosedDays.in(event("DTSTART:20261026\nRRULE:FREQ=WEEKLY")))
        .hasMessageContaining("line 5")
        .hasMessageContaining("repeats");
    assertThatThrownBy(() -> ClosedDays.in(event("DTSTART:20261301")))
        .hasMessageContaining("a date that is none");
    assertThatThrownBy(() -> ClosedDays.in(event("DTSTART:20260101\nDTEND:20270101")))
        .hasMessageContaining("more than ten weeks");
  }

  private static String event(String lines) {
    return "BEGIN:VCALENDAR\nBEGIN:VEVENT\n" + lines + "\nEND:VEVENT\nEND:VCALENDAR\n";
  }
}
