package org.handbell.model;

import java.util.Locale;

/** The phase of education a school serves; some categories weigh more in a primary school. */
public enum SchoolPhase {
  PRIMARY,
  SECONDARY,
  ALL_THROUGH,
  SPECIAL,
  SIXTH_FORM;

  /** The name in the configuration: {@code all-through}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
