package org.handbell.model;

import java.util.Locale;

/** Who, as far as Handbell can tell, sat behind a request. */
public enum PersonKind {
  PUPIL,
  STAFF,
  /** Nobody is named: the device stands for whoever used it. */
  DEVICE,
  /** A name that the school's directory does not know. */
  UNKNOWN;

  private final String id = name().toLowerCase(Locale.ROOT);

  public String id() {
    return id;
  }
}
