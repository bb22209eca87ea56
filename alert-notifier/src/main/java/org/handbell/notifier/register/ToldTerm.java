package org.handbell.notifier.register;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The concerns about pupils of one term as they may be told: a number that could point at a child
 * is not in it.
 *
 * @param total absent where it is too small to be told
 * @param risks by name of the risk; empty where they may not be told apart
 * @param outcomes by what came of them, false alarms too; empty where they may not be told apart
 */
public record ToldTerm(@Nullable Long total, Map<String, Long> risks, Map<String, Long> outcomes) {

  public ToldTerm {
    risks = Map.copyOf(risks);
    outcomes = Map.copyOf(outcomes);
  }
}
