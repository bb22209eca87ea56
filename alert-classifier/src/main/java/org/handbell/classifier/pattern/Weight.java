package org.handbell.classifier.pattern;

import java.util.List;
import org.handbell.model.Priority;

/**
 * What a finding weighs beside what is remembered of the person.
 *
 * @param priority the finding's own, or one more urgent
 * @param reasons one sentence for each pattern, for a DSL; none where there is no pattern
 * @param overDays true where a pattern is about this person over days, so that what others do at
 *     the same moment explains nothing
 */
public record Weight(Priority priority, List<String> reasons, boolean overDays) {

  public Weight {
    reasons = List.copyOf(reasons);
  }

  /** A finding that is weighed by itself. */
  public static Weight alone(Priority priority, List<String> reasons) {
    return new Weight(priority, reasons, false);
  }
}
