package org.handbell.notifier.escalate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is done about cases of one priority until somebody takes them.
 *
 * @param repeat how long after the last step everybody is reminded, then twice as long and so on;
 *     absent where that is the end of it
 */
public record Policy(List<Step> steps, @Nullable Wait repeat) {

  public Policy {
    steps = List.copyOf(steps);
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("there is no step; name at least one");
    }
  }
}
