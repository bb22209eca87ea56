package org.handbell.notifier.register;

import java.time.Instant;
import java.util.List;
import org.handbell.model.Ruling;
import org.handbell.notifier.verdict.Wrong;
import org.jspecify.annotations.Nullable;

/**
 * What somebody found wrong about an alert, and the ruling that they signed.
 *
 * @param shown what its trial showed, in sentences
 * @param by id of whoever signed it first
 * @param second the name of whoever agreed, where that was needed
 * @param endedBy the name of whoever withdrew it
 */
public record Verdict(
    String id,
    String schoolId,
    String caseNumber,
    Wrong wrong,
    Ruling ruling,
    List<String> shown,
    State state,
    String by,
    String name,
    Instant at,
    @Nullable String second,
    @Nullable Instant secondAt,
    @Nullable String endedBy,
    @Nullable Instant endedAt) {

  /** How a verdict stands. */
  public enum State {
    /** It takes somebody else who agrees. */
    WAITING,
    IN_FORCE,
    WITHDRAWN
  }

  public Verdict {
    shown = List.copyOf(shown);
  }

  /** True where judging is to know of it at that moment. */
  public boolean holds(Instant now) {
    Instant until = ruling.signature().until();
    return state == State.IN_FORCE && (until == null || now.isBefore(until));
  }
}
