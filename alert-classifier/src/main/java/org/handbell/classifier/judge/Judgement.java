package org.handbell.classifier.judge;

import java.util.List;
import org.handbell.model.Event;
import org.handbell.model.Finding;

/** Says what an event shows; pure, and called from several threads at once. */
@FunctionalInterface
public interface Judgement {

  /** What was found in the event, most urgent first; empty when there is nothing to say. */
  List<Finding> judge(Event event);

  /** The same with what it was judged by, and which of the filter's names nobody knows. */
  default Judged judged(Event event) {
    return new Judged(event, judge(event));
  }
}
