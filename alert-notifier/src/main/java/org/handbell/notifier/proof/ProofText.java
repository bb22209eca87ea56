package org.handbell.notifier.proof;

import static java.util.stream.Collectors.toSet;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.handbell.calendar.SchoolCalendar;
import org.handbell.notifier.compose.Shown;
import org.handbell.notifier.compose.When;
import org.handbell.notifier.register.FilterCheck;
import org.handbell.notifier.register.FilterCheck.Kind;
import org.handbell.notifier.register.FilterCheck.Result;

/**
 * What a head is told of the proofs of one week, in sentences.
 *
 * @param from when the week begins
 * @param to when it ends, or that moment where it is not over
 */
public record ProofText(ProofPlan plan, SchoolCalendar calendar, Instant from, Instant to) {

  private static final int MOST = 5;

  /** The sentences; none where nothing was to be proved. */
  public List<String> of(String schoolId, Collection<FilterCheck> checks) {
    List<String> sentences = new ArrayList<>();
    chain(of(Kind.LINE, checks), sentences);
    plan.canaries().stream()
        .filter(canary -> canary.schoolId().equals(schoolId))
        .forEach(canary -> sentences.add(canary(canary, of(Kind.CANARY, checks))));
    of(Kind.DELIVERY, checks).forEach(check -> sentences.add(delivery(check)));
    return sentences;
  }

  private static List<FilterCheck> of(Kind kind, Collection<FilterCheck> checks) {
    return checks.stream().filter(each -> each.kind() == kind).toList();
  }

  private void chain(List<FilterCheck> lines, List<String> sentences) {
    LocalTime morning = plan.morning();
    List<LocalDate> days = morning == null ? List.of() : days(morning, plan.within());
    if (days.isEmpty()) {
      return;
    }
    Set<LocalDate> missed = days(lines, Result.MISSED, Result.LATE);
    Set<LocalDate> proved = days(lines, Result.PROVED);
    proved.removeAll(missed);
    long times = days.stream().filter(proved::contains).count();
    String slowest =
        lines.stream()
            .filter(each -> each.result() == Result.PROVED)
            .map(FilterCheck::delay)
            .filter(Objects::nonNull)
            .max(Duration::compareTo)
            .map(delay -> " The slowest line took " + seconds(delay) + ".")
            .orElse("");
    sentences.add(
        "The way from the filter's log to this record was proved end to end on %d of %d school days.%s"
            .formatted(times, days.size(), slowest));
    lines.stream()
        .filter(each -> each.result() == Result.MISSED)
        .limit(MOST)
        .forEach(each -> sentences.add(missed(each)));
  }

  private String missed(FilterCheck check) {
    return "It was not proved on %s for %s: %s."
        .formatted(
            When.shortly(check.at(), calendar.zone()),
            Shown.name(check.test()),
            Shown.name(String.valueOf(check.detail())));
  }

  private String canary(WatchedCanary canary, List<FilterCheck> checks) {
    List<FilterCheck> its =
        checks.stream().filter(each -> each.test().equals(canary.id())).toList();
    int of = days(canary.by(), Duration.ZERO).size();
    Set<LocalDate> seen = days(its, Result.BLOCKED, Result.NOT_BLOCKED, Result.NOT_KNOWN);
    String decisions =
        its.stream()
            .filter(each -> each.result() != Result.MISSED)
            .collect(
                Collectors.groupingBy(FilterCheck::result, TreeMap::new, Collectors.counting()))
            .entrySet()
            .stream()
            .map(each -> each.getKey().id().replace('-', ' ') + " on " + each.getValue())
            .collect(Collectors.joining(", "));
    return "The canary %s was seen on %d of %d school days%s."
        .formatted(
            Shown.name(canary.id()),
            Math.min(seen.size(), of),
            of,
            decisions.isEmpty() ? "" : " (" + decisions + ")");
  }

  private String delivery(FilterCheck check) {
    return check.result() == Result.MISSED
        ? Shown.name(String.valueOf(check.detail())) + " in two school days."
        : Shown.name(String.valueOf(check.by())) + " confirmed a test mail.";
  }

  private List<LocalDate> days(LocalTime time, Duration grace) {
    LocalDate first = LocalDate.ofInstant(from, calendar.zone());
    LocalDate last = LocalDate.ofInstant(to, calendar.zone());
    return Stream.iterate(first, day -> !day.isAfter(last), day -> day.plusDays(1))
        .filter(calendar::schoolDay)
        .map(day -> DueDay.of(day, calendar, time, grace))
        .filter(each -> !each.due().isBefore(from) && !each.due().isAfter(to))
        .map(DueDay::day)
        .toList();
  }

  private Set<LocalDate> days(List<FilterCheck> checks, Result... results) {
    Set<Result> wanted = Set.of(results);
    return checks.stream()
        .filter(each -> wanted.contains(each.result()))
        .map(each -> LocalDate.ofInstant(each.at(), calendar.zone()))
        .collect(toSet());
  }

  private static String seconds(Duration delay) {
    long seconds = Math.max(1, delay.toSeconds());
    return seconds == 1 ? "1 second" : seconds + " seconds";
  }
}
