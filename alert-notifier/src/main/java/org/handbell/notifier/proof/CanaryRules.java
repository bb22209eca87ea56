package org.handbell.notifier.proof;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.handbell.calendar.Calendars;
import org.handbell.notifier.compose.Fact;
import org.handbell.notifier.compose.When;
import org.handbell.notifier.register.FilterCheck;
import org.handbell.notifier.register.FilterCheck.Kind;
import org.handbell.notifier.register.FilterCheck.Result;
import org.handbell.notifier.watch.Trouble;
import org.handbell.notifier.watch.WatchedSource;
import org.jspecify.annotations.Nullable;

/** Which canary was not seen on the last school day, and through which source it used to be. */
record CanaryRules(ProofPlan plan, Calendars calendars, Duration running, Instant now) {

  List<Missing> of(List<WatchedSource> sources, Collection<FilterCheck> checks) {
    if (running.compareTo(plan.within()) < 0) {
      return List.of();
    }
    return plan.canaries().stream()
        .flatMap(
            canary ->
                DueDay.last(calendars.of(canary.schoolId()), canary.by(), Duration.ZERO, now)
                    .flatMap(day -> missing(canary, day, sources, checks))
                    .stream())
        .toList();
  }

  private Optional<Missing> missing(
      WatchedCanary canary,
      DueDay day,
      List<WatchedSource> sources,
      Collection<FilterCheck> checks) {
    List<FilterCheck> visits =
        checks.stream()
            .filter(each -> each.kind() == Kind.CANARY && each.test().equals(canary.id()))
            .filter(each -> each.result() != Result.MISSED)
            .toList();
    FilterCheck last = visits.stream().max(Comparator.comparing(FilterCheck::at)).orElse(null);
    boolean seen = last != null && !last.at().isBefore(day.start());
    boolean known = last != null || day.isToday(calendars.of(canary.schoolId()), now);
    return seen || !known
        ? Optional.empty()
        : Optional.of(missing(canary, day, last, through(canary, last, sources)));
  }

  private static List<String> through(
      WatchedCanary canary, @Nullable FilterCheck last, List<WatchedSource> sources) {
    String known = last == null ? null : last.detail();
    return known != null
        ? List.of(known)
        : sources.stream()
            .filter(source -> source.schools().contains(canary.schoolId()))
            .map(WatchedSource::id)
            .toList();
  }

  private Missing missing(
      WatchedCanary canary, DueDay day, @Nullable FilterCheck last, List<String> sources) {
    String names = String.join(", ", sources);
    String seen =
        last == null ? "never" : When.shortly(last.at(), calendars.of(canary.schoolId()).zone());
    Trouble trouble =
        new Trouble(
            org.handbell.notifier.watch.Kind.CANARY_SILENT,
            canary.id(),
            canary.schoolId(),
            sources,
            day.due(),
            "The canary %s was not seen through %s.".formatted(canary.id(), names),
            List.of(new Fact("Last seen", seen)));
    FilterCheck check =
        FilterCheck.missed(
            Kind.CANARY,
            canary.schoolId(),
            canary.id(),
            day.day().toString(),
            day.due(),
            "not seen through " + names);
    return new Missing(check, trouble);
  }
}
