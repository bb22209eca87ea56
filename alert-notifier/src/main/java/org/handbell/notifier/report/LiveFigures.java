package org.handbell.notifier.report;

import java.util.List;
import java.util.Locale;
import org.handbell.model.Activity.Counter;
import org.handbell.notifier.digest.ListAges;
import org.handbell.notifier.register.AuditProof;
import org.handbell.notifier.register.CaseFigure;

/** The figures that stand beside the points of a standard, by the name that its data gives them. */
final class LiveFigures {

  static final List<String> KNOWN =
      List.of(
          "minimum",
          "taken",
          "read",
          "searches",
          "named",
          "proved",
          "blind",
          "tests",
          "drills",
          "contacts",
          "lists",
          "audit",
          "false-alarms",
          "outcomes",
          "tools",
          "silences",
          "sealed",
          "hand-tests",
          "changes",
          "spot-checks",
          "staff-reports");

  private final EvidenceFacts facts;
  private final ProcessFigures process;

  LiveFigures(EvidenceFacts facts) {
    this.facts = facts;
    this.process = new ProcessFigures(facts.period());
  }

  /** The figure in words; empty for no figure. */
  String of(String figure) {
    PeriodFacts period = facts.period();
    return switch (figure) {
      case "minimum" -> facts.minimum().said();
      case "taken" -> process.taken();
      case "read" -> process.read();
      case "searches" -> process.searchesVisible();
      case "named" -> process.named();
      case "proved" -> process.proved();
      case "blind" -> process.blind();
      case "tests" -> process.filterTests();
      case "drills" -> process.drills();
      case "contacts" -> process.contacts();
      case "lists" -> ListAges.sentence(period.lists(), period.to()).orElse("no list is set up");
      case "audit" -> audit();
      case "false-alarms" -> falseAlarms();
      case "outcomes" -> outcomes();
      case "tools" -> tools();
      case "silences" -> facts.silences() + " set up";
      case "sealed" -> facts.linesKept() ? "keyholders are named" : "no keyholder is named";
      case "hand-tests" -> ProcessTable.kept(period, Registers.Kind.FILTER_TESTS);
      case "changes" -> ProcessTable.kept(period, Registers.Kind.CHANGES);
      case "spot-checks" -> ProcessTable.kept(period, Registers.Kind.SPOT_CHECKS);
      case "staff-reports" -> ProcessTable.kept(period, Registers.Kind.STAFF_REPORTS);
      default -> "";
    };
  }

  private String audit() {
    AuditProof.Standing chain = facts.audit();
    if (chain.fault() != null) {
      return "the record is broken: have it looked at now";
    }
    String entries =
        String.format(Locale.UK, "%,d entries, each as it was written", chain.entries());
    return chain.behind() == 0
        ? entries
        : String.format(Locale.UK, "%s but for %,d not yet checked", entries, chain.behind());
  }

  private String falseAlarms() {
    List<CaseFigure> closed =
        facts.period().cases().stream().filter(each -> each.closedAt() != null).toList();
    long wrong = closed.stream().filter(CaseFigure::isFalseAlarm).count();
    if (closed.size() < 4 * SmallNumbers.FEWEST) {
      return "too few cases were closed for a share";
    }
    return SmallNumbers.share(wrong, closed.size()) + " of what was closed";
  }

  private String outcomes() {
    List<CaseFigure> concerns = facts.period().concerns();
    long open = concerns.stream().filter(each -> each.closedAt() == null).count();
    return concerns.isEmpty()
        ? (facts.period().days().hasGaps() ? "no concern is known" : "there was no concern")
        : open == 0
            ? "each concern has an outcome"
            : SmallNumbers.share(open, concerns.size()) + " without one";
  }

  private String tools() {
    int tools = facts.period().newTools().size();
    return facts.period().count(Counter.EVENTS) == 0
        ? "nothing was read"
        : tools + (tools == 1 ? " was" : " were") + " first seen in this time";
  }
}
