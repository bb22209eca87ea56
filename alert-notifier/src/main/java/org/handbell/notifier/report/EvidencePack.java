package org.handbell.notifier.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.handbell.notifier.compose.Shown;
import org.handbell.notifier.compose.When;
import org.handbell.notifier.digest.DaysRead;
import org.handbell.notifier.register.ToldTerm;

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
        lead(period.days(), triggers),
        triggers.isEmpty(),
        "Read: %s. Searches visible: %s. Person known: %s."
            .formatted(figures.of("read"), figures.of("searches"), figures.of("named")),
        blocks);
  }

  private static String lead(DaysRead days, List<String> triggers) {
    if (days.isMostlyUnread()) {
      return days.missing() + ": Handbell cannot tell whether a review is called for";
    }
    return switch (triggers.size()) {
      case 0 -> "Nothing in the data calls for a review out of turn";
      case 1 -> "1 thing in the data calls for a review out of turn";
      default -> triggers.size() + " things in the data call for a review out of turn";
    };
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
    blocks.add(new Block.Heading("Concerns about pupils, and what came of them"));
    CountTables.unread(facts.period().days()).ifPresent(blocks::add);
    List<ToldTerm> told = facts.told();
    if (told.isEmpty()) {
      blocks.add(
          new Block.Para("Concerns are counted by terms. No term of this time is told yet."));
      return;
    }
    blocks.add(
        new Block.Table(
            List.of("Term", "Concerns"),
            facts.terms().stream()
                .map(each -> List.of(capital(each.term().title()), each.concerns().said()))
                .toList(),
            false));
    blocks.add(new Block.Para("In all: " + CountTables.total(told, "terms") + "."));
    blocks.add(CountTables.byRisk(told));
    blocks.add(CountTables.byOutcome(told));
  }

  private static String capital(String title) {
    return title.substring(0, 1).toUpperCase(Locale.UK) + title.substring(1);
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
