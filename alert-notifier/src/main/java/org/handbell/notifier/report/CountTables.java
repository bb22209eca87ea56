package org.handbell.notifier.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.handbell.model.Risk;
import org.handbell.notifier.digest.DaysRead;
import org.handbell.notifier.register.ToldTerm;

/** Counts of concerns as tables: sums of what was told of single terms, and of nothing else. */
final class CountTables {

  static final String TOO_FEW =
      "There are too few to be split further without pointing at a child.";

  static final String TOO_FEW_IN_ONE =
      "In at least one of them there are too few to be split further; the sum would give it away.";

  static final String RULE =
      "A number from 1 to 4 is not shown, nor what stands beside it and would give it away."
          + " Each term is counted once, a week after its last day. Concerns about staff are not in"
          + " these figures.";

  private CountTables() {}

  /** Where much was not read, that no concern is none that is known. */
  static Optional<Block> unread(DaysRead days) {
    return days.hasGaps()
        ? Optional.of(
            new Block.Para(days.missing() + ". There may have been more concerns than are known."))
        : Optional.empty();
  }

  /** By the four Cs, beside the time before where that is told too. */
  static Block byRisk(ToldTerm now, TermConcerns before, String nowTitle, String beforeTitle) {
    if (now.risks().isEmpty()) {
      return new Block.Para(TOO_FEW);
    }
    ToldTerm then = before.told();
    return then == null
        ? risks(now.risks())
        : bars(now.risks(), then.risks(), nowTitle, beforeTitle);
  }

  /** By the four Cs, of several terms together. */
  static Block byRisk(List<ToldTerm> terms) {
    return together(terms, ToldTerm::risks, CountTables::risks);
  }

  /** By the four Cs, of several schools together and of the term before. */
  static Block byRisk(List<ToldTerm> now, List<ToldTerm> before) {
    return now.size() == before.size() && sums(before, ToldTerm::risks).isPresent()
        ? together(
            now,
            ToldTerm::risks,
            sum ->
                bars(sum, sums(before, ToldTerm::risks).orElseThrow(), "This term", "Term before"))
        : byRisk(now);
  }

  /** By what came of them; false alarms stand among them. */
  static Block byOutcome(List<ToldTerm> terms) {
    return together(terms, ToldTerm::outcomes, CountTables::outcomes);
  }

  /** Of those terms that have a number, as a sentence can say it. */
  static String total(List<ToldTerm> terms, String each) {
    List<Long> shown = terms.stream().map(ToldTerm::total).filter(Objects::nonNull).toList();
    long sum = shown.stream().mapToLong(Long::longValue).sum();
    if (shown.isEmpty()) {
      return "none of the numbers can be shown";
    }
    return shown.size() == terms.size()
        ? String.valueOf(sum)
        : sum + " in those " + each + " whose number is shown";
  }

  private static Block together(
      List<ToldTerm> terms,
      Function<ToldTerm, Map<String, Long>> part,
      Function<Map<String, Long>, Block> table) {
    return sums(terms, part)
        .map(table)
        .orElse(new Block.Para(terms.size() > 1 ? TOO_FEW_IN_ONE : TOO_FEW));
  }

  /** Nothing where one of them may not be split: the sum would give it away. */
  private static Optional<Map<String, Long>> sums(
      List<ToldTerm> terms, Function<ToldTerm, Map<String, Long>> part) {
    Map<String, Long> sum = new HashMap<>();
    for (ToldTerm term : terms) {
      if (part.apply(term).isEmpty()) {
        return Optional.empty();
      }
      part.apply(term).forEach((key, n) -> sum.merge(key, n, Long::sum));
    }
    return terms.isEmpty() ? Optional.empty() : Optional.of(sum);
  }

  private static Block risks(Map<String, Long> risks) {
    return new Block.Table(
        List.of("Risk", "Concerns"),
        TermConcerns.RISKS.stream()
            .map(risk -> List.of(risk.title(), String.valueOf(of(risks, risk))))
            .toList(),
        false);
  }

  private static Block bars(
      Map<String, Long> now, Map<String, Long> before, String nowTitle, String beforeTitle) {
    long most =
        Math.max(
            1,
            TermConcerns.RISKS.stream()
                .mapToLong(risk -> Math.max(of(now, risk), of(before, risk)))
                .max()
                .orElse(1));
    List<Block.Bar> bars = new ArrayList<>();
    for (Risk risk : TermConcerns.RISKS) {
      long here = of(now, risk);
      long then = of(before, risk);
      bars.add(
          new Block.Bar(
              risk.title(),
              String.valueOf(here),
              before.isEmpty() ? SmallNumbers.HIDDEN : String.valueOf(then),
              "",
              (int) (100 * here / most),
              (int) (100 * then / most),
              null));
    }
    return new Block.Bars(nowTitle, beforeTitle, bars);
  }

  private static long of(Map<String, Long> counts, Risk risk) {
    return counts.getOrDefault(risk.name(), 0L);
  }

  private static Block outcomes(Map<String, Long> outcomes) {
    List<List<String>> rows =
        TermConcerns.outcomes().stream()
            .filter(title -> outcomes.getOrDefault(title, 0L) > 0)
            .map(title -> List.of(title, String.valueOf(outcomes.get(title))))
            .toList();
    return rows.isEmpty()
        ? new Block.Para("There were none.")
        : new Block.Table(List.of("What came of it", "Concerns"), rows, false);
  }
}
