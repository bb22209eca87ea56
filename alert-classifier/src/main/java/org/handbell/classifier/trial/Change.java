package org.handbell.classifier.trial;

import java.util.Locale;

/** What a ruling does to one finding. */
public enum Change {
  ADDED,
  SILENCED,
  RAISED,
  LOWERED;

  /** The word for people. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
