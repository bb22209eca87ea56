package org.handbell.notifier.digest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.handbell.calendar.Days;
import org.handbell.calendar.SchoolCalendar;

/** Which weeks have school, and which of them show what is usual at this time of the year. */
record SchoolWeeks(SchoolCalendar calendar, Schedule schedule) {

  /** A holiday and more: further back nothing is usual any more. */
  private static final int FURTHEST = 20;

  private static final int IN_ANY_TERM = 6;

  /** True where lessons are held on one of its days. */
  boolean isSchoolWeek(DigestWeek week) {
    LocalDate last = last(week);
    return last.minusDays(6).datesUntil(last.plusDays(1)).anyMatch(calendar::schoolDay);
  }

  private LocalDate last(DigestWeek week) {
    return week.end().atZone(calendar.zone()).toLocalDate();
  }

  /**
   * The earlier school weeks of the term, in order; where they are fewer than {@link Usual#FEWEST},
   * or nobody wrote the terms down, the last {@value #IN_ANY_TERM} school weeks.
   */
  List<DigestWeek> usualBefore(DigestWeek week) {
    List<DigestWeek> before = new ArrayList<>();
    DigestWeek each = week;
    for (int i = 0; i < FURTHEST; i++) {
      each = schedule.before(each);
      if (isSchoolWeek(each)) {
        before.add(0, each);
      }
    }
    List<DigestWeek> ofTerm = before.stream().filter(other -> isSameTerm(other, week)).toList();
    return ofTerm.size() >= Usual.FEWEST
        ? ofTerm
        : before.subList(Math.max(0, before.size() - IN_ANY_TERM), before.size());
  }

  private boolean isSameTerm(DigestWeek earlier, DigestWeek week) {
    return calendar.terms().stream()
        .anyMatch(term -> reaches(term, earlier) && reaches(term, week));
  }

  private boolean reaches(Days term, DigestWeek week) {
    LocalDate last = last(week);
    return !term.from().isAfter(last) && !term.to().isBefore(last.minusDays(6));
  }
}
