package org.handbell.model;

import java.util.Locale;

/** What the filter did with a request, whatever word the vendor has for it. */
public enum Decision {
  ALLOWED,
  BLOCKED,
  WARNED,
  OVERRIDDEN,
  OBSERVED,
  /** The filter asked who it was: not a block. */
  CHALLENGED,
  ERROR,
  UNKNOWN;

  private final String id = name().toLowerCase(Locale.ROOT);

  public String id() {
    return id;
  }
}
