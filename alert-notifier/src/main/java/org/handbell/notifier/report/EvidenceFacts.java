package org.handbell.notifier.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.handbell.notifier.register.AuditProof;
import org.handbell.notifier.register.ToldTerm;

/**
 * What the evidence for the yearly review is made from.
 *
 * @param terms that ended in the time, in their order
 * @param silences how many are set up in the configuration
 * @param day on which the pack is made: the editions of that day hold
 */
record EvidenceFacts(
    PeriodFacts period,
    List<TermOfYear> terms,
    MinimumFields minimum,
    AuditProof.Standing audit,
    int silences,
    boolean linesKept,
    LocalDate day) {

  /** A term and what may be said of it. */
  record TermOfYear(Term term, TermConcerns concerns) {}

  EvidenceFacts {
    terms = List.copyOf(terms);
  }

  /** Those of which anything is told. */
  List<ToldTerm> told() {
    return terms.stream().map(each -> each.concerns().told()).filter(Objects::nonNull).toList();
  }
}
