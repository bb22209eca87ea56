package org.handbell.notifier.report;

import java.util.ArrayList;
import java.util.List;
import org.handbell.notifier.compose.Shown;
import org.handbell.notifier.compose.When;

/** The folder for the yearly review of filtering and monitoring, filled in from live data. */
final class EvidencePack {

  private final EvidenceFacts facts;
  private final LiveFigures figures;
  private final List<Block> blocks = new ArrayList<>();

  private EvidencePack(EvidenceFacts facts) {
    this.facts = facts;
    this.figures = new LiveFigures(facts);
  }

  /** The pack. */
  static Report of(EvidenceFacts facts) {
    return new EvidencePack(facts).report();
  }

  private Report report() {
    PeriodFacts period = facts.period();
    List<String> triggers = Triggers.of(period);
    before(triggers);
    process();
    concerns();
    standard("dfe.yaml", "The DfE standard, point by point");
    standard("uksic.yaml", "What a provider is asked (UK Safer Internet Centre)");
    standard("kcsie.yaml", "Keeping children safe in education");
    about();
    return new Report(
        "Evidence for the yearly review",
        "%s, %s to %s"
            .formatted(
                Shown.name(period.school().name()),
                When.day(period.from(), period.calendar().zone()),
                When.day(period.to().minusMillis(1), period.calendar().zone())),
        triggers.isEmpty()
            ? "Nothing in the data calls for a review out of turn"
            : triggers.size() == 1
                ? "1 thing in the data calls for a review out of turn"
                : triggers.size() + " things in the data call for a review out of turn",
        triggers.isEmpty(),
        "Searches visible: %s. Person known: %s."
            .formatted(figures.of("searches"), figures.of("named")),
        blocks);
  }

  private void before(List<String> triggers) {
    blocks.add(new Block.Heading("Reasons for a review out of turn"));
    blocks.add(
        triggers.isEmpty() ? new Block.Para("The data shows none.") : new Block.Bullets(triggers));
    blocks.add(new Block.Para(Triggers.unseen()));
  }

  private void process() {
    blocks.add(new Block.Heading("How well it works"));
    blocks.add(ProcessTable.of(facts.period()));
    blocks.add(
        new Block.Table(
            List.of("What", "How it stands"),
            List.of(
                List.of("What the record of a concern shows", figures.of("minimum")),
                List.of("Lists of addresses", figures.of("lists")),
                List.of("The record of what was done", figures.of("audit")),
                List.of("False alarms", figures.of("false-alarms")),
                List.of("Silences", figures.of("silences"))),
            true));
    for (Registers.Kind kind : Registers.Kind.values()) {
      Registers.Kept kept = facts.period().registers().get(kind);
      if (kept != null && !kept.lines().isEmpty()) {
        blocks.add(new Block.Heading(kind.title()));
        blocks.add(new Block.Bullets(kept.lines().stream().map(Shown::prose).toList()));
      }
    }
  }

  private void concerns() {
    PeriodFacts period = facts.period();
    blocks.add(new Block.Heading("Concerns about pupils, and what came of them"));
    blocks.add(new Block.Para("In all: " + SmallNumbers.total(period.concerns().size()) + "."));
    blocks.add(CountTables.byRisk(period.concerns()));
    blocks.add(CountTables.byOutcome(period.cases()));
  }

  private void standard(String file, String title) {
    Standard standard = Standard.on(facts.day(), file);
    blocks.add(new Block.Heading(title));
    blocks.add(
        new Block.Para(
            standard.title()
                + ". In our own words; compare it with the official text: "
                + standard.address()));
    blocks.add(
        new Block.Table(
            List.of("What is asked", "Answer", "What Handbell does", "Here"),
            standard.points().stream()
                .map(
                    point ->
                        List.of(
                            point.asks(),
                            point.part().title(),
                            point.says(),
                            figures.of(point.figure())))
                .toList(),
            true));
  }

  private void about() {
    blocks.add(new Block.Heading("About these figures"));
    blocks.add(
        new Block.Small(
            List.of(
                CountTables.RULE,
                "The points of each standard are a summary by the makers of Handbell, written from"
                    + " second-hand copies. They are no legal advice.")));
  }
}
