package org.handbell.notifier.look;

import org.handbell.model.Theme;

/** Where a digest names people rather than the numbers of their cases. */
public enum Names {
  ALL,
  /** Everywhere but where a child may be in distress. */
  NOT_IN_DISTRESS,
  NONE;

  /** True where whoever it is about is named for such a theme. */
  public boolean shownFor(Theme theme) {
    return switch (this) {
      case ALL -> true;
      case NOT_IN_DISTRESS -> !theme.isDistress();
      case NONE -> false;
    };
  }
}
