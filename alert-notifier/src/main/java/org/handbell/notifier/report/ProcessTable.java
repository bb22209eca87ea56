package org.handbell.notifier.report;

import java.util.ArrayList;
import java.util.List;

/** The figures of the process as a table, the registers that people keep by hand among them. */
final class ProcessTable {

  static final String NOT_RECORDED = "not recorded yet";

  private ProcessTable() {}

  static Block.Table of(PeriodFacts facts) {
    ProcessFigures process = new ProcessFigures(facts);
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("How soon urgent concerns were taken", process.taken()));
    rows.add(List.of("What was read", process.read()));
    rows.add(List.of("Searches whose words could be seen", process.searchesVisible()));
    rows.add(List.of("What was done by a person who is known", process.named()));
    rows.add(List.of("The way from filter to alert proved", process.proved()));
    rows.add(List.of("Nothing was read from a source", process.blind()));
    rows.add(List.of("Tests of the filter by machine", process.filterTests()));
    rows.add(List.of("Test mails to safeguarding staff", process.drills()));
    rows.add(List.of("People who get alerts", process.contacts()));
    for (Registers.Kind kind : Registers.Kind.values()) {
      rows.add(List.of(kind.title(), kept(facts, kind)));
    }
    return new Block.Table(List.of("What", "How it stands"), rows, true);
  }

  static String kept(PeriodFacts facts, Registers.Kind kind) {
    Registers.Kept kept = facts.registers().get(kind);
    if (kept == null) {
      return NOT_RECORDED;
    }
    return kind == Registers.Kind.STAFF_REPORTS // each of them is about a child
        ? SmallNumbers.isSmall(kept.entries())
            ? SmallNumbers.FEW
            : "at least " + kept.entries() / SmallNumbers.FEWEST * SmallNumbers.FEWEST
        : kept.entries()
            + kept.lines().stream().findFirst().map(line -> " (" + line + ")").orElse("");
  }
}
