package org.handbell.notifier.digest;

import org.handbell.model.Theme;

/** Where a digest names people rather than the numbers of their cases. */
public enum Names {
  ALL,
  /** Everywhere but where a child may be in distress. */
  NOT_IN_DISTRESS,
  NONE;

  boolean shownFor(Theme theme) {
    return switch (this) {
      case ALL -> true;
      case NOT_IN_DISTRESS -> !theme.isDistress();
      case NONE -> false;
    };
  }
}
