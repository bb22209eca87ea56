package org.handbell.notifier.report;

import java.util.ArrayList;
import java.util.List;
import org.handbell.model.Activity.Counter;
import org.handbell.notifier.register.CaseFigure;
import org.handbell.notifier.register.FilterCheck.Result;

/** What governors may want to ask, as the figures suggest. */
final class GovernorQuestions {

  /** Below these shares a record is of little use. */
  private static final long NAMED = 80;

  private static final long SEARCHES = 50;

  private GovernorQuestions() {}

  /** Those that the figures call for, and one that can always be asked. */
  static List<String> of(PeriodFacts facts) {
    List<String> questions = called(facts);
    if (!facts.registers().containsKey(Registers.Kind.FILTER_TESTS)
        && !facts.registers().containsKey(Registers.Kind.SPOT_CHECKS)) {
      questions.add(
          "Who checks the filter by hand, how often, and where is it written down? Handbell has no"
              + " record of it yet.");
    }
    questions.add("What changed this term because of what these figures show?");
    return questions;
  }

  static boolean isCalm(PeriodFacts facts) {
    return called(facts).isEmpty();
  }

  private static List<String> called(PeriodFacts facts) {
    List<String> questions = new ArrayList<>();
    if (facts.days().hasGaps()) {
      questions.add(
          facts.days().missed()
              + ". Why, and who looks at the filter's own reports where Handbell reads nothing?");
    }
    if (facts.cases().stream().filter(CaseFigure::isUrgent).anyMatch(GovernorQuestions::waits)) {
      questions.add("Why has an urgent concern not been taken yet?");
    }
    if (below(facts, Counter.NAMED, Counter.ACTS, NAMED)) {
      questions.add("Much of what was done belongs to nobody by name. What would mend that?");
    }
    if (below(facts, Counter.SEARCHES, Counter.SEARCHED, SEARCHES)) {
      questions.add("The filter hides the words of most searches. Can it show them?");
    }
    BlindTimes blind = new BlindTimes(facts);
    if (!blind.unended().isEmpty()) {
      questions.add(
          "At the end of this time nothing was read from "
              + blind.unended()
              + ". Who mends it, and by when?");
    } else if (!blind.isEmpty()) {
      questions.add(
          "At times nothing was read from a source. What was done so that it stays away?");
    }
    if (facts.checks().stream().anyMatch(each -> each.result() == Result.NOT_BLOCKED)) {
      questions.add("A test page was not blocked. Was the filter mended and tested again?");
    }
    if (facts.confirmed() < facts.asked()) {
      questions.add("Not everybody has confirmed that alerts reach them. Who sees to it?");
    }
    return questions;
  }

  private static boolean waits(CaseFigure urgent) {
    return urgent.untilTaken().isEmpty();
  }

  private static boolean below(PeriodFacts facts, Counter part, Counter whole, long percent) {
    long all = facts.count(whole);
    return all > 0 && 100 * facts.count(part) < percent * all;
  }
}
