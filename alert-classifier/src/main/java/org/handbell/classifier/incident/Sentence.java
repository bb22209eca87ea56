package org.handbell.classifier.incident;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.handbell.model.Clause;
import org.handbell.model.Decision;
import org.handbell.model.Evidence;
import org.handbell.model.Phase;
import org.jspecify.annotations.Nullable;

/**
 * Says in one sentence for a DSL what happened and what was found: never the words that were typed,
 * never an address.
 */
final class Sentence {

  private static final Comparator<Evidence> GRAVEST =
      Comparator.comparing(KeptEvidence::priority)
          .thenComparing(Sentence::phase, Comparator.nullsLast(Comparator.reverseOrder()));

  private Sentence() {}

  private static @Nullable Phase phase(Evidence evidence) {
    return evidence.findings().get(0).phase();
  }

  /**
   * Puts an incident into words.
   *
   * @param evidence never empty; the first of the most urgent and most serious is what the sentence
   *     is about
   * @param events how many events there were, those no longer kept included
   * @param lasted from the first event to the last, by the filter's clock
   */
  static String of(
      List<Evidence> evidence, int events, Map<Decision, Integer> decisions, Duration lasted) {
    Evidence lead = evidence.stream().min(GRAVEST).orElseThrow();
    return did(lead)
        + ": "
        + Clause.found(lead.findings().get(0))
        + times(events, lasted)
        + "; "
        + outcome(events, decisions)
        + ".";
  }

  private static String did(Evidence lead) {
    return lead.seal() != null
        ? Clause.didUnseen(lead.decision())
        : Clause.did(lead.kind(), lead.decision(), lead.engine(), lead.nobodyTyped());
  }

  private static String times(int events, Duration lasted) {
    if (events == 1) {
      return "";
    }
    return ", %d times in %s".formatted(events, span(lasted));
  }

  private static String span(Duration lasted) {
    long minutes = lasted.plusSeconds(59).toMinutes();
    if (minutes <= 1) {
      return "a minute";
    }
    if (minutes < 120) {
      return minutes + " minutes";
    }
    return lasted.plusMinutes(30).toHours() + " hours";
  }

  private static String outcome(int events, Map<Decision, Integer> decisions) {
    int blocked = decisions.getOrDefault(Decision.BLOCKED, 0);
    if (decisions.getOrDefault(Decision.UNKNOWN, 0) == events) {
      return "the log does not say whether the filter blocked " + (events == 1 ? "it" : "them");
    }
    if (events == 1) {
      return blocked == 1 ? "it was blocked" : "it was not blocked";
    }
    if (blocked == 0) {
      return "none was blocked";
    }
    return blocked == events
        ? "all were blocked"
        : "%d of %d %s blocked".formatted(blocked, events, blocked == 1 ? "was" : "were");
  }
}
