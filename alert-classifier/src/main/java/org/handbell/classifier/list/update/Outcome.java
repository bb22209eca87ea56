package org.handbell.classifier.list.update;

import org.jspecify.annotations.Nullable;

/** What came of asking for a list. */
public sealed interface Outcome {

  /**
   * It was taken over.
   *
   * @param before in use until then; absent where there was none
   */
  record Taken(Active now, @Nullable Active before) implements Outcome {}

  /** It is as it was. */
  record Unchanged() implements Outcome {}

  /**
   * It could not be had, or not be trusted: what was in use stays so.
   *
   * @param why with the mend; never a line of the list
   */
  record Refused(String why) implements Outcome {}
}
