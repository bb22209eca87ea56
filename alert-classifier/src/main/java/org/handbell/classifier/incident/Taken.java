package org.handbell.classifier.incident;

import java.util.List;
import org.handbell.model.Incident;

/** What became of an event with a finding. */
sealed interface Taken {

  /** Too slight to open an incident, and none is open: activity alone counts it. */
  record CountedOnly() implements Taken {}

  /**
   * It opened an incident or joined one.
   *
   * @param open to be kept
   * @param revisions to be sent, in this order; empty where nothing worth telling changed
   */
  record Changed(OpenIncident open, List<Incident> revisions) implements Taken {}
}
