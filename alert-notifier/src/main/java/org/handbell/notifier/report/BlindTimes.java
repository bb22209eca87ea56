package org.handbell.notifier.report;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.handbell.notifier.compose.Shown;
import org.handbell.notifier.compose.When;
import org.handbell.notifier.digest.DaysRead;
import org.handbell.notifier.watch.Standing;

/** When nothing was read from one source or another, as it was noticed at the time. */
record BlindTimes(PeriodFacts facts) {

  /** A week of school: who is not read for so long is missing from the figures. */
  private static final int LONG = 5;

  /** How much of school time it was, counted once where several sources were silent. */
  Duration schoolTime() {
    Duration sum = Duration.ZERO;
    Instant counted = facts.from();
    for (Standing each : all()) {
      Instant from = from(each).isAfter(counted) ? from(each) : counted;
      sum = sum.plus(facts.calendar().schoolTimeBetween(from, to(each)));
      counted = to(each).isAfter(counted) ? to(each) : counted;
    }
    return sum;
  }

  boolean isEmpty() {
    return all().isEmpty();
  }

  /** Those that took {@value #LONG} school days or more, in sentences. */
  List<String> lasting() {
    return all().stream()
        .filter(each -> DaysRead.schoolDays(facts.calendar(), from(each), to(each)).size() >= LONG)
        .map(each -> "Nothing was read from " + sources(each) + " " + time(each) + ".")
        .toList();
  }

  /** From what nothing is read at the end of the time; empty where all is read. */
  String unended() {
    return all().stream()
        .filter(each -> isUnended(each))
        .map(BlindTimes::sources)
        .distinct()
        .collect(joining(", "));
  }

  private List<Standing> all() {
    return facts.troubles().stream()
        .filter(each -> each.trouble().kind().blinds())
        .sorted(Comparator.comparing(each -> each.trouble().since()))
        .toList();
  }

  private String time(Standing each) {
    String from = "from " + When.day(each.trouble().since(), facts.calendar().zone());
    LocalDate last = LocalDate.ofInstant(to(each), facts.calendar().zone());
    return isUnended(each) ? from + " on" : from + " to " + When.day(last);
  }

  private static String sources(Standing each) {
    return Shown.name(String.join(", ", each.trouble().sources()));
  }

  private boolean isUnended(Standing each) {
    Instant closed = each.closedAt();
    return closed == null || !closed.isBefore(facts.to());
  }

  private Instant from(Standing each) {
    Instant since = each.trouble().since();
    return since.isBefore(facts.from()) ? facts.from() : since;
  }

  private Instant to(Standing each) {
    Instant closed = each.closedAt();
    return closed == null || closed.isAfter(facts.to()) ? facts.to() : closed;
  }
}
