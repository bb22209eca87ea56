package org.handbell.notifier.report;

import java.time.LocalDate;
import org.handbell.notifier.register.AuditProof;

/**
 * What the evidence for the yearly review is made from.
 *
 * @param silences how many are set up in the configuration
 * @param day on which the pack is made: the editions of that day hold
 */
record EvidenceFacts(
    PeriodFacts period,
    MinimumFields minimum,
    AuditProof.Standing audit,
    int silences,
    boolean linesKept,
    LocalDate day) {}
