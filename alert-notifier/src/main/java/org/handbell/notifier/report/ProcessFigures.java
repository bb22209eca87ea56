package org.handbell.notifier.report;

import static java.util.stream.Collectors.toSet;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.handbell.model.Activity.Counter;
import org.handbell.notifier.compose.When;
import org.handbell.notifier.digest.DaysRead;
import org.handbell.notifier.register.CaseFigure;
import org.handbell.notifier.register.FilterCheck;
import org.handbell.notifier.register.FilterCheck.Kind;
import org.handbell.notifier.register.FilterCheck.Result;

/** How well the work was done: figures about Handbell and people's answers, about no child. */
record ProcessFigures(PeriodFacts facts) {

  private static final String NOTHING = "none recorded";

  /** From so many hours on, days would be taken for school days. */
  private static final int DAY = 24;

  /** {@code 12,000 events, on 55 of 60 school days}. */
  String read() {
    return "%s events, on %d of %d school days"
        .formatted(number(facts.count(Counter.EVENTS)), facts.days().read(), facts.days().due());
  }

  String named() {
    return share(Counter.NAMED, facts.count(Counter.ACTS));
  }

  String searchesVisible() {
    return share(Counter.SEARCHES, facts.count(Counter.SEARCHED));
  }

  private String share(Counter part, long whole) {
    return whole == 0 ? "not known" : 100 * Math.min(facts.count(part), whole) / whole + "%";
  }

  /** How soon urgent concerns were taken; of few of them no time is told. */
  String taken() {
    List<CaseFigure> urgent = facts.cases().stream().filter(CaseFigure::isUrgent).toList();
    List<Duration> waits =
        urgent.stream().map(CaseFigure::untilTaken).flatMap(Optional::stream).sorted().toList();
    if (urgent.isEmpty()) {
      return facts.days().hasGaps() ? "no urgent concern is known" : "there was no urgent concern";
    }
    boolean all = waits.size() == urgent.size();
    if (SmallNumbers.isSmall(urgent.size())) {
      return all ? "each urgent concern was taken" : "not every urgent concern has been taken";
    }
    if (waits.size() < SmallNumbers.FEWEST) {
      return "most urgent concerns have not been taken";
    }
    return "half within %s, nine in ten within %s%s"
        .formatted(
            When.during(waits.get((waits.size() - 1) / 2)),
            When.during(waits.get((waits.size() - 1) * 9 / 10)),
            all ? "; each was taken" : "; some have not been taken");
  }

  /** Within what time half of the urgent concerns were taken, or why that is not told. */
  String takenInShort() {
    List<CaseFigure> urgent = facts.cases().stream().filter(CaseFigure::isUrgent).toList();
    List<Duration> waits =
        urgent.stream().map(CaseFigure::untilTaken).flatMap(Optional::stream).sorted().toList();
    if (urgent.isEmpty()) {
      return facts.days().hasGaps() ? "none is known" : "there was none";
    }
    return waits.size() < SmallNumbers.FEWEST
        ? "too few to say"
        : When.during(waits.get((waits.size() - 1) / 2));
  }

  /** On how many school days the way of a line was proved. */
  String proved() {
    if (facts.proof().morning() == null) {
      return "not switched on";
    }
    Set<LocalDate> good = days(Kind.LINE, Result.PROVED);
    good.removeAll(days(Kind.LINE, Result.MISSED, Result.LATE));
    List<LocalDate> due = DaysRead.schoolDays(facts.calendar(), facts.from(), facts.to());
    return "%d of %d school days"
        .formatted(due.stream().filter(good::contains).count(), due.size());
  }

  /** What tests of the filter by registered devices and canaries came to. */
  String filterTests() {
    List<FilterCheck> tests =
        facts.checks().stream()
            .filter(each -> each.kind() == Kind.FILTER || each.kind() == Kind.CANARY)
            .filter(each -> each.result() != Result.MISSED)
            .toList();
    if (tests.isEmpty()) {
      return NOTHING;
    }
    long blocked = tests.stream().filter(each -> each.result() == Result.BLOCKED).count();
    long open = tests.stream().filter(each -> each.result() == Result.NOT_BLOCKED).count();
    return "%s: %s blocked, %s not blocked, of %s the log does not say"
        .formatted(
            number(tests.size()),
            number(blocked),
            number(open),
            number(tests.size() - blocked - open));
  }

  /** Whether people answered test mails. */
  String drills() {
    List<FilterCheck> drills =
        facts.checks().stream().filter(each -> each.kind() == Kind.DELIVERY).toList();
    long missed = drills.stream().filter(each -> each.result() == Result.MISSED).count();
    return drills.isEmpty()
        ? NOTHING
        : "%d answered, %d not answered".formatted(drills.size() - missed, missed);
  }

  String contacts() {
    return "%d of %d have confirmed".formatted(facts.confirmed(), facts.asked());
  }

  /** On how many school days nothing was read at all, and for how long not from a source. */
  String blind() {
    Duration blind = new BlindTimes(facts).schoolTime();
    String noticed =
        blind.isZero()
            ? "never in school time"
            : (blind.toHours() < DAY ? When.during(blind) : number(blind.toHours()) + " hours")
                + " of school time";
    DaysRead days = facts.days();
    if (days.unread() == 0) {
      return noticed;
    }
    return "nothing at all on %d of %d school days%s"
        .formatted(days.unread(), days.due(), blind.isZero() ? "" : "; noticed: " + noticed);
  }

  private Set<LocalDate> days(Kind kind, Result... results) {
    List<Result> wanted = List.of(results);
    return facts.checks().stream()
        .filter(each -> each.kind() == kind && wanted.contains(each.result()))
        .map(each -> LocalDate.ofInstant(each.at(), facts.calendar().zone()))
        .collect(toSet());
  }

  private static String number(long n) {
    return String.format(Locale.UK, "%,d", n);
  }
}
