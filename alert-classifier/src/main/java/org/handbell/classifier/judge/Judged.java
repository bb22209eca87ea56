package org.handbell.classifier.judge;

import java.util.List;
import org.handbell.model.Event;
import org.handbell.model.Finding;

/**
 * An event with what was found in it.
 *
 * @param findings most urgent first; empty when nothing was found
 */
public record Judged(Event event, List<Finding> findings) {

  public Judged {
    findings = List.copyOf(findings);
  }

  /** True where there is nothing to tell anybody. */
  public boolean isClean() {
    return findings.isEmpty();
  }

  /** Kind and number only: what a child typed must not reach a log by way of a message. */
  @Override
  public String toString() {
    return "Judged[" + findings.size() + " findings]";
  }
}
