package org.handbell.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.handbell.classifier.trial.Change;
import org.handbell.classifier.trial.Changes;
import org.handbell.classifier.trial.Trial;
import org.handbell.classifier.trial.TrialCase;

/** What a trial of rulings showed, for a person to read. */
final class RulingsReport {

  /** A page of cases of each change; all are counted. */
  private static final int CASES_SHOWN = 20;

  private final PrintWriter out;
  private final boolean show;

  RulingsReport(PrintWriter out, boolean show) {
    this.out = out;
    this.show = show;
  }

  void opening(Path file, Changes changes, List<String> notes, boolean againstNothing) {
    out.printf(
        "%s: %d new or changed, %d taken back%s.%n",
        file,
        changes.upserts().size(),
        changes.removals().size(),
        againstNothing ? "; Handbell is not running, so tried against no rulings" : "");
    notes.forEach(note -> out.println("note: " + note));
    out.flush();
  }

  void refused(Set<String> clashes, Set<String> lost) {
    clashes.forEach(
        key -> out.printf("refused: %s: a ruling made in the console has this id%n", key));
    if (!lost.isEmpty()) {
      out.printf("refused: core cases would be silenced or lowered: %s%n", String.join(", ", lost));
    }
    out.flush();
  }

  void trial(Trial trial) {
    out.printf("Tried on %d events.%n", trial.events());
    for (Change change : Change.values()) {
      out.printf(
          "  %-9s %6d  %s%n", change.word(), trial.count(change), counts(trial.byPriority(change)));
      trial.byRule(change).forEach((rule, count) -> out.printf("    %6d  %s%n", count, rule));
    }
    for (Change change : Change.values()) {
      trial.cases().stream()
          .filter(one -> one.change() == change)
          .limit(CASES_SHOWN)
          .forEach(this::oneCase);
    }
    out.flush();
  }

  private void oneCase(TrialCase one) {
    out.printf(
        "%s %s %s %s %s%s%s%n",
        one.change().word(),
        moved(one),
        one.finding().rule(),
        one.event().schoolId(),
        one.event().occurred(),
        show ? " " + one.event().person().id() : "",
        quoted(show ? one.text() : one.words()));
  }

  private static String moved(TrialCase one) {
    if (one.before() == null || one.after() == null) {
      return one.finding().priority().name();
    }
    return one.before() + " to " + one.after();
  }

  private static String quoted(String words) {
    return words.isEmpty() ? "" : " \"" + words.replaceAll("\\p{Cntrl}", " ") + "\"";
  }

  private static <K extends Comparable<K>> String counts(Map<K, Long> counts) {
    return new TreeMap<>(counts)
        .entrySet().stream()
            .map(entry -> entry.getKey() + " " + entry.getValue())
            .collect(Collectors.joining(", "));
  }
}
