package org.handbell.notifier.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.handbell.model.Risk;
import org.handbell.notifier.register.CaseFigure;
import org.handbell.notifier.register.Outcome;

/** Counts of concerns of which small ones are hidden. */
final class CountTables {

  static final String TOO_FEW =
      "There are too few to be split further without pointing at a child.";

  static final String RULE =
      "A number from 1 to 4 is not shown, nor what stands beside it and would give it away."
          + " Concerns about staff are not in these figures.";

  private static final List<Risk> RISKS =
      Arrays.stream(Risk.values()).filter(each -> each != Risk.OPERATIONS).toList();

  private CountTables() {}

  /** By the four Cs, beside the time before. */
  static Block byRisk(
      List<CaseFigure> now, List<CaseFigure> before, String nowTitle, String beforeTitle) {
    List<Long> counts = counts(now);
    Optional<List<String>> shown = SmallNumbers.parts(counts);
    if (shown.isEmpty()) {
      return new Block.Para(TOO_FEW);
    }
    List<String> earlier =
        SmallNumbers.parts(counts(before))
            .orElseGet(() -> RISKS.stream().map(each -> SmallNumbers.HIDDEN).toList());
    long most = Math.max(1, Math.max(largest(shown.get()), largest(earlier)));
    List<Block.Bar> bars = new ArrayList<>();
    for (int i = 0; i < RISKS.size(); i++) {
      String here = shown.get().get(i);
      String then = earlier.get(i);
      bars.add(
          new Block.Bar(
              RISKS.get(i).title(), here, then, "", width(here, most), width(then, most), null));
    }
    return new Block.Bars(nowTitle, beforeTitle, bars);
  }

  /** By the four Cs, of one time alone. */
  static Block byRisk(List<CaseFigure> cases) {
    Optional<List<String>> shown = SmallNumbers.parts(counts(cases));
    if (shown.isEmpty()) {
      return new Block.Para(TOO_FEW);
    }
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < RISKS.size(); i++) {
      rows.add(List.of(RISKS.get(i).title(), shown.get().get(i)));
    }
    return new Block.Table(List.of("Risk", "Concerns"), rows, false);
  }

  private static List<Long> counts(List<CaseFigure> cases) {
    return RISKS.stream()
        .map(risk -> count(cases, each -> each.category().risk() == risk))
        .toList();
  }

  static long count(List<CaseFigure> cases, Predicate<CaseFigure> wanted) {
    return cases.stream().filter(wanted).count();
  }

  private static long largest(List<String> shown) {
    return shown.stream().mapToLong(CountTables::value).max().orElse(0);
  }

  private static int width(String shown, long most) {
    return (int) (100 * value(shown) / most);
  }

  private static long value(String shown) {
    return shown.equals(SmallNumbers.HIDDEN) ? 0 : Long.parseLong(shown);
  }

  /** By what came of them; false alarms stand among them. */
  static Block byOutcome(List<CaseFigure> cases) {
    List<String> titles = new ArrayList<>();
    List<Long> counts = new ArrayList<>();
    for (Outcome.Kind kind : Outcome.Kind.values()) {
      titles.add(kind.title());
      counts.add(count(cases, each -> each.outcome() == kind));
    }
    titles.add("Closed in a word");
    counts.add(count(cases, each -> each.outcome() == null && each.closedAt() != null));
    titles.add("No outcome yet");
    counts.add(count(cases, each -> each.closedAt() == null));
    return SmallNumbers.parts(counts)
        .map(shown -> table(titles, shown))
        .orElse(new Block.Para(TOO_FEW));
  }

  private static Block table(List<String> titles, List<String> shown) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < titles.size(); i++) {
      if (!shown.get(i).equals("0")) {
        rows.add(List.of(titles.get(i), shown.get(i)));
      }
    }
    return rows.isEmpty()
        ? new Block.Para("There were none.")
        : new Block.Table(List.of("What came of it", "Concerns"), rows, false);
  }
}
