package org.handbell.notifier.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.handbell.notifier.compose.Shown;
import org.handbell.notifier.compose.When;
import org.handbell.notifier.register.ToldTerm;

/**
 * What governors read of a term: no name, no small number, and the figures of the process, which a
 * small school can show whole.
 */
public final class GovernorReport {

  private GovernorReport() {}

  /** The report of the term, beside the term before. */
  public static Report of(
      Term term,
      Term earlier,
      PeriodFacts facts,
      TermConcerns concerns,
      TermConcerns before,
      String auditHead) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading("How well it works"));
    blocks.add(ProcessTable.of(facts));
    blocks.add(new Block.Heading("Concerns about pupils"));
    blocks.add(
        new Block.Para(
            "This term: %s. The term before: %s.".formatted(concerns.said(), before.said())));
    CountTables.unread(facts.days()).ifPresent(blocks::add);
    ToldTerm told = concerns.told();
    if (told != null) {
      blocks.add(CountTables.byRisk(told, before, title(term), title(earlier)));
      blocks.add(new Block.Heading("What came of them"));
      blocks.add(CountTables.byOutcome(List.of(told)));
    }
    blocks.add(new Block.Heading("Questions to ask"));
    blocks.add(new Block.Bullets(GovernorQuestions.of(facts)));
    blocks.add(new Block.Heading("About these figures"));
    blocks.add(
        new Block.Small(
            List.of(
                CountTables.RULE,
                "Handbell reads the log of the web filter. It sees no apps, no messages inside a"
                    + " site and nothing that does not pass the filter.",
                "Seal of the audit record: " + auditHead + ".")));
    return new Report(
        "Governors' report, " + term.title(),
        "%s, %s to %s"
            .formatted(
                Shown.name(facts.school().name()),
                When.day(facts.from(), facts.calendar().zone()),
                When.day(facts.to().minusMillis(1), facts.calendar().zone())),
        lead(facts),
        GovernorQuestions.isCalm(facts),
        "",
        blocks);
  }

  private static String title(Term term) {
    String title = term.title();
    return title.substring(0, 1).toUpperCase(Locale.UK) + title.substring(1);
  }

  private static String lead(PeriodFacts facts) {
    if (facts.days().isMostlyUnread()) {
      return facts.days().missing() + ": these figures say little";
    }
    if (facts.isBeforeSchool()) {
      return "No school day of this term is over yet";
    }
    return GovernorQuestions.isCalm(facts)
        ? "The checks of this term show nothing that governors must ask about"
        : "Some of this term's checks call for a question";
  }
}
