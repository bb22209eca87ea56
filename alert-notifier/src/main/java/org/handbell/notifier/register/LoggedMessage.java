package org.handbell.notifier.register;

import java.time.Instant;
import java.util.List;
import org.handbell.notifier.compose.Reason;

/**
 * One message about a case as the log has it: that it was sent and why, never what it said.
 *
 * @param because how its reader came to be told
 * @param channel {@code mail}, or the id of another channel
 * @param recipient id of the person
 */
public record LoggedMessage(
    Instant at,
    Reason reason,
    String because,
    String channel,
    String recipient,
    OutboxState state,
    List<Attempt> attempts) {

  public LoggedMessage {
    attempts = List.copyOf(attempts);
  }

  /**
   * One attempt to send it.
   *
   * @param detail the class of the answer
   */
  public record Attempt(int number, Instant at, OutboxState result, String detail) {

    /** True where nobody knows whether it arrived: with the next attempt it may have come twice. */
    public boolean mayHaveArrived() {
      return result == OutboxState.UNKNOWN;
    }
  }
}
