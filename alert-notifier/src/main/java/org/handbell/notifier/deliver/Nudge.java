package org.handbell.notifier.deliver;

import java.time.Instant;
import org.handbell.model.Priority;
import org.handbell.notifier.compose.Reason;
import org.jspecify.annotations.Nullable;

/**
 * A message which says that there is a case to open, and nothing about it: no person, theme, word
 * or site, as it may be read over a shoulder or in a room.
 *
 * @param key the same on every attempt, so that a program can tell a repeat
 * @param since when it was first tried
 * @param caseNumber absent for a test
 * @param phone of the reader, where the channel needs one
 * @param link to the case, where a reader's phone reaches the console
 */
public record Nudge(
    String key,
    Instant since,
    Reason reason,
    @Nullable String caseNumber,
    Priority priority,
    String schoolId,
    @Nullable String phone,
    @Nullable String link) {

  /** The words, on one line and short enough for one text message. */
  public String text() {
    if (isTest()) {
      return "Handbell test of this channel. No child is concerned, nothing is to be done.";
    }
    return "Handbell " + priority + why() + ", case " + caseNumber + ", open Handbell";
  }

  private String why() {
    return switch (reason) {
      case MORE_SERIOUS -> " more serious";
      case REMINDER -> " reminder";
      case ESCALATION -> " that nobody has taken";
      case NEW, TAKEN, SUMMARY, DIGEST, OPS, TEST -> "";
    };
  }

  public boolean isTest() {
    return reason == Reason.TEST;
  }

  /** Without the phone. */
  @Override
  public String toString() {
    return "Nudge[" + key + "]";
  }
}
