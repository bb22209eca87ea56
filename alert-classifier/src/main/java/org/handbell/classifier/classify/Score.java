package org.handbell.classifier.classify;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.handbell.classifier.lexicon.Entry;
import org.handbell.classifier.lexicon.Hit;
import org.handbell.classifier.normalise.Field;
import org.handbell.classifier.normalise.View;
import org.handbell.model.Phase;
import org.handbell.model.Priority;

/**
 * The weight of one rule's hit before any modifier.
 *
 * @param notes what moved the confidence or held the priority, for people
 */
record Score(Priority priority, int confidence, List<String> notes) {

  Score {
    notes = List.copyOf(notes);
  }

  static Score of(Hit hit, boolean vendorAgrees) {
    Entry entry = hit.entry();
    List<String> notes = new ArrayList<>(0);
    int confidence = entry.confidence();
    if (!hit.views().isEmpty()) {
      confidence--;
      notes.add("confidence -1: read through " + titles(hit));
    }
    if (hit.field() != Field.QUERY) {
      confidence -= 2;
      notes.add("confidence -2: found in the " + hit.field().id());
    }
    if (vendorAgrees) {
      confidence++;
      notes.add("confidence +1: the filter's category agrees");
    }
    confidence = Math.max(1, Math.min(5, confidence));
    Priority priority = PriorityTable.of(entry.risk(), confidence);
    if (priority == Priority.P1 && !mayBeP1(hit)) {
      priority = Priority.P2;
      notes.add("held at P2: no first-person core, intent or default of P1");
    }
    return new Score(priority, confidence, notes);
  }

  static String why(Hit hit, boolean vendorAgrees) {
    String why = hit.entry().why();
    if (!hit.views().isEmpty()) {
      why += " (read through " + titles(hit) + ")";
    }
    return vendorAgrees ? why + "; the filter's category agrees" : why;
  }

  private static boolean mayBeP1(Hit hit) {
    Entry entry = hit.entry();
    Phase phase = entry.phase();
    return hit.field() == Field.QUERY
        && (entry.core()
            || entry.category().defaultPriority() == Priority.P1
            || (phase != null && phase.compareTo(Phase.DISCLOSURE) >= 0));
  }

  private static String titles(Hit hit) {
    return hit.views().stream().map(View::title).collect(Collectors.joining(", "));
  }
}
