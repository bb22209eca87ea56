package org.handbell.classifier.incident;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.handbell.model.Evidence;
import org.handbell.model.Incident;
import org.handbell.model.Priority;

/**
 * Which evidence an incident keeps when there is more than it may hold: the first, the last and the
 * most urgent; among the equally urgent the earlier.
 */
final class KeptEvidence {

  private KeptEvidence() {}

  static List<Evidence> with(List<Evidence> kept, Evidence added) {
    List<Evidence> evidence = new ArrayList<>(kept);
    evidence.add(added);
    evidence.sort(Comparator.comparing(Evidence::received));
    if (evidence.size() > Incident.MAX_EVIDENCE) {
      evidence.remove(leastTelling(evidence));
    }
    return evidence;
  }

  static Priority priority(Evidence evidence) {
    return evidence.findings().get(0).priority();
  }

  private static int leastTelling(List<Evidence> evidence) {
    int least = 1;
    for (int i = 2; i < evidence.size() - 1; i++) {
      if (!priority(evidence.get(i)).isMoreUrgentThan(priority(evidence.get(least)))) {
        least = i;
      }
    }
    return least;
  }
}
