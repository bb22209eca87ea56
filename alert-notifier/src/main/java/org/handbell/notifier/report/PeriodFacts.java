package org.handbell.notifier.report;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.handbell.calendar.SchoolCalendar;
import org.handbell.model.Activity.Counter;
import org.handbell.model.ListReport;
import org.handbell.model.School;
import org.handbell.notifier.digest.DaysRead;
import org.handbell.notifier.proof.ProofPlan;
import org.handbell.notifier.register.CaseFigure;
import org.handbell.notifier.register.FilterCheck;
import org.handbell.notifier.watch.Standing;

/**
 * What is known of one school and one stretch of time. The cases are about pupils and devices
 * alone: concerns about staff are counted nowhere but in what their own readers get.
 *
 * @param to the end of the time, or now where it is not over
 * @param days on how many school days something was read
 * @param confirmed how many of the {@code asked} contacts are known to get alerts
 * @param newTools AI tools first seen in that time
 */
public record PeriodFacts(
    School school,
    SchoolCalendar calendar,
    Instant from,
    Instant to,
    List<CaseFigure> cases,
    Map<Counter, Long> counts,
    DaysRead days,
    List<FilterCheck> checks,
    ProofPlan proof,
    List<Standing> troubles,
    int asked,
    int confirmed,
    List<ListReport> lists,
    List<String> newTools,
    Map<Registers.Kind, Registers.Kept> registers) {

  public PeriodFacts {
    cases = List.copyOf(cases);
    counts = Map.copyOf(counts);
    checks = List.copyOf(checks);
    troubles = List.copyOf(troubles);
    lists = List.copyOf(lists);
    newTools = List.copyOf(newTools);
    registers = registers.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(registers));
  }

  long count(Counter counter) {
    return counts.getOrDefault(counter, 0L);
  }

  /** True where nothing was to be read yet, and nothing was. */
  boolean isBeforeSchool() {
    return days.due() == 0 && count(Counter.EVENTS) == 0;
  }

  /** What are concerns, and not only counted. */
  List<CaseFigure> concerns() {
    return cases.stream().filter(CaseFigure::isConcern).toList();
  }
}
