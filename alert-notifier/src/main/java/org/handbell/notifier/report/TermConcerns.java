package org.handbell.notifier.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.handbell.model.Risk;
import org.handbell.notifier.compose.When;
import org.handbell.notifier.register.CaseFigure;
import org.handbell.notifier.register.Outcome;
import org.handbell.notifier.register.ToldTerm;
import org.jspecify.annotations.Nullable;

/**
 * What may be said of a term's concerns about pupils to those who read no names. Terms do not
 * overlap and each is counted once: two reports beside each other show no more than one does.
 */
sealed interface TermConcerns {

  /** The kinds of risk that are counted. */
  List<Risk> RISKS = Arrays.stream(Risk.values()).filter(each -> each != Risk.OPERATIONS).toList();

  String CLOSED_IN_A_WORD = "Closed in a word";
  String OPEN = "No outcome yet";

  /** As it is told for good. */
  record Told(ToldTerm figures) implements TermConcerns {}

  /**
   * It is not over, or not for long enough.
   *
   * @param on from which day it is told
   */
  record NotYet(LocalDate on) implements TermConcerns {}

  /** Handbell read nothing then. */
  record Unknown() implements TermConcerns {}

  /** Where it is told, the figures. */
  default @Nullable ToldTerm told() {
    return this instanceof Told told ? told.figures() : null;
  }

  /** How many, in a few words. */
  default String said() {
    if (this instanceof Told told) {
      Long total = told.figures().total();
      return total == null ? SmallNumbers.FEW : String.valueOf(total);
    }
    return this instanceof NotYet notYet
        ? "told from " + When.day(notYet.on()) + " on"
        : "not known, Handbell read nothing then";
  }

  /**
   * What may be told of these cases.
   *
   * @param pupils all cases of the term about pupils, false alarms too
   */
  static ToldTerm count(List<CaseFigure> pupils) {
    List<CaseFigure> concerns = pupils.stream().filter(CaseFigure::isConcern).toList();
    Map<String, Long> risks = new LinkedHashMap<>();
    for (Risk risk : RISKS) {
      risks.put(risk.name(), 0L);
    }
    concerns.forEach(each -> risks.merge(each.category().risk().name(), 1L, Long::sum));
    Map<String, Long> outcomes = new LinkedHashMap<>();
    outcomes().forEach(title -> outcomes.put(title, 0L));
    pupils.stream()
        .filter(each -> each.isConcern() || each.isFalseAlarm())
        .forEach(each -> outcomes.merge(outcome(each), 1L, Long::sum));
    return new ToldTerm(
        SmallNumbers.isSmall(concerns.size()) ? null : Long.valueOf(concerns.size()),
        SmallNumbers.mayBeSplit(risks.values()) ? risks : Map.of(),
        SmallNumbers.mayBeSplit(outcomes.values()) ? outcomes : Map.of());
  }

  /** All that can come of a case, in the order in which it is shown. */
  static List<String> outcomes() {
    List<String> titles = new ArrayList<>();
    Arrays.stream(Outcome.Kind.values()).map(Outcome.Kind::title).forEach(titles::add);
    titles.add(CLOSED_IN_A_WORD);
    titles.add(OPEN);
    return titles;
  }

  private static String outcome(CaseFigure each) {
    Outcome.Kind kind = each.outcome();
    if (kind != null) {
      return kind.title();
    }
    return each.closedAt() == null ? OPEN : CLOSED_IN_A_WORD;
  }
}
