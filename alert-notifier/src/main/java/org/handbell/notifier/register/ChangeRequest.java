package org.handbell.notifier.register;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that the filter is to block or to allow.
 *
 * @param askedBy id of the person who asks
 * @param address as it was typed; nothing of Handbell opens it, and people see it defanged
 * @param groups for whom, in words
 * @param approval by somebody who answers for safeguarding; absent until then
 * @param answer of IT; absent until then
 */
public record ChangeRequest(
    long id,
    String schoolId,
    Instant at,
    String askedBy,
    String askedName,
    Wish wish,
    String address,
    String groups,
    String reason,
    State state,
    @Nullable Said approval,
    @Nullable Said answer) {

  /** What is wished for. */
  public enum Wish {
    BLOCK("Block"),
    ALLOW("Allow");

    private final String title;

    Wish(String title) {
      this.title = title;
    }

    public String title() {
      return title;
    }
  }

  /** How far it has come. */
  public enum State {
    ASKED("To be approved"),
    APPROVED("With IT"),
    REFUSED("Refused"),
    DONE("Done"),
    NOT_DONE("Not done");

    private final String title;

    State(String title) {
      this.title = title;
    }

    public String title() {
      return title;
    }
  }

  /** What somebody said to it, and when. */
  public record Said(String by, String name, Instant at, String words) {}
}
