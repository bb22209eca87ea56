package org.handbell.classifier.judge;

import java.util.List;
import org.handbell.model.Basis;
import org.handbell.model.Event;
import org.handbell.model.Finding;

/**
 * An event with what was found in it.
 *
 * @param findings most urgent first; empty when nothing was found
 * @param unmapped the filter's category names that no map knows; mostly none
 * @param basis what it was judged by
 */
public record Judged(Event event, List<Finding> findings, List<String> unmapped, Basis basis) {

  /** What a judge says who keeps no record of the rules. */
  public Judged(Event event, List<Finding> findings) {
    this(event, findings, List.of(), Basis.UNKNOWN);
  }

  public Judged {
    findings = List.copyOf(findings);
    unmapped = List.copyOf(unmapped);
  }

  /** True where there is nothing to tell anybody. */
  public boolean isClean() {
    return findings.isEmpty();
  }

  /** True for Handbell's own line, which is in nobody's counts. */
  public boolean isDrill() {
    return event.isDrill();
  }

  /** Kind and number only: what a child typed must not reach a log by way of a message. */
  @Override
  public String toString() {
    return "Judged[" + findings.size() + " findings]";
  }
}
