package org.handbell.notifier.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.handbell.model.School;
import org.handbell.notifier.compose.Shown;
import org.handbell.notifier.compose.When;
import org.handbell.notifier.register.ToldTerm;

/** The schools of a trust side by side: how well each is watched, and how much there was. */
public final class TrustView {

  private TrustView() {}

  /**
   * The view of one term.
   *
   * @param schools the facts of each school, in the order in which they are shown
   * @param concerns of each of them in the term
   * @param before of each of them in the term before
   */
  public static Report of(
      String organisation,
      Term term,
      List<PeriodFacts> schools,
      List<TermConcerns> concerns,
      List<TermConcerns> before) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < schools.size(); i++) {
      rows.add(row(schools.get(i), concerns.get(i).said()));
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading("The schools"));
    blocks.add(
        new Block.Table(
            List.of(
                "School",
                "Concerns about pupils",
                "Half of the urgent ones taken within",
                "Searches seen",
                "Person known",
                "Way proved",
                "Nothing read",
                "Alerts confirmed"),
            rows,
            true));
    List<ToldTerm> told = told(concerns);
    blocks.add(new Block.Heading("All schools together"));
    if (told.isEmpty()) {
      blocks.add(new Block.Para("Concerns are counted once the term is over."));
    } else {
      blocks.add(
          new Block.Para("Concerns about pupils: " + CountTables.total(told, "schools") + "."));
      blocks.add(CountTables.byRisk(told, told(before)));
    }
    blocks.add(new Block.Small(List.of(CountTables.RULE)));
    List<String> asking =
        schools.stream()
            .filter(each -> !GovernorQuestions.isCalm(each))
            .map(PeriodFacts::school)
            .map(School::name)
            .map(Shown::name)
            .toList();
    PeriodFacts first = schools.get(0);
    return new Report(
        "Trust view, " + term.title(),
        Shown.name(organisation)
            + ", up to "
            + When.day(first.to().minusMillis(1), first.calendar().zone()),
        lead(schools, asking),
        asking.isEmpty(),
        "",
        blocks);
  }

  private static String lead(List<PeriodFacts> schools, List<String> asking) {
    if (!asking.isEmpty()) {
      return "To look at: " + String.join(", ", asking);
    }
    return schools.stream().allMatch(PeriodFacts::isBeforeSchool)
        ? "No school day of this term is over yet"
        : "Every school is watched as it should be";
  }

  private static List<ToldTerm> told(List<TermConcerns> terms) {
    return terms.stream().map(TermConcerns::told).filter(Objects::nonNull).toList();
  }

  private static List<String> row(PeriodFacts facts, String concerns) {
    ProcessFigures process = new ProcessFigures(facts);
    return List.of(
        Shown.name(facts.school().name()),
        concerns,
        process.takenInShort(),
        process.searchesVisible(),
        process.named(),
        process.proved(),
        process.blind(),
        process.contacts());
  }
}
