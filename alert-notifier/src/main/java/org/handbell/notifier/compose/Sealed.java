package org.handbell.notifier.compose;

import org.handbell.model.Evidence;
import org.handbell.model.Incident;

/** Which incidents show nothing of the address, whatever the settings say. */
public final class Sealed {

  private Sealed() {}

  /** True when any part of it is about listed illegal content. */
  public static boolean is(Incident incident) {
    return incident.category().isSealed() || incident.evidence().stream().anyMatch(Sealed::is);
  }

  private static boolean is(Evidence evidence) {
    return evidence.seal() != null
        || evidence.findings().stream().anyMatch(finding -> finding.category().isSealed());
  }
}
