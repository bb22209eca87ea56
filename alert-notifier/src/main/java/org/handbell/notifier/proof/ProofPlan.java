package org.handbell.notifier.proof;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be proved, and by when.
 *
 * @param morning when ingest writes each source's line on a school day; null where it writes none
 * @param within how long a line may take to the register
 */
public record ProofPlan(
    @Nullable LocalTime morning, Duration within, List<WatchedCanary> canaries) {

  /** Nothing is proved. */
  public static final ProofPlan NONE = new ProofPlan(null, Duration.ofMinutes(15), List.of());

  public ProofPlan {
    canaries = List.copyOf(canaries);
    if (within.compareTo(Duration.ofMinutes(1)) < 0) {
      throw new IllegalArgumentException("a line needs a minute to be proved, not " + within);
    }
  }

  /** True where what that canary asks for must be blocked. */
  public boolean mustBlock(String canary) {
    return canaries.stream().anyMatch(each -> each.id().equals(canary) && each.mustBlock());
  }
}
