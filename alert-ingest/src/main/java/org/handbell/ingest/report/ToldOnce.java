package org.handbell.ingest.report;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.handbell.model.SourceReport;
import org.handbell.model.SourceReport.Count;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in the log what a source hides, each thing once, as soon as enough was seen of it. */
final class ToldOnce {

  private static final Logger LOG = LoggerFactory.getLogger(ToldOnce.class);
  private static final long ENOUGH_ACTS = 200;
  private static final Duration LONG_ENOUGH = Duration.ofMinutes(5);

  private final Instant from;
  private final Set<String> told = new HashSet<>();

  ToldOnce(Instant from) {
    this.from = from;
  }

  void tell(SourceReport report) {
    boolean enough =
        report.count(Count.ACTS) >= ENOUGH_ACTS || !report.at().isBefore(from.plus(LONG_ENOUGH));
    if (!enough) {
      return;
    }
    for (Advice advice : Advice.of(report)) {
      if (told.add(report.sourceId() + " " + advice.symptom())) {
        LOG.warn("source {}: {}", report.sourceId(), advice.said());
      }
    }
  }
}
