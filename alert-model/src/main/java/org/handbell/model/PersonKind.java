package org.handbell.model;

import java.util.Locale;

/** Who, as far as Handbell can tell, sat behind a request. */
public enum PersonKind {
  PUPIL,
  STAFF,
  /** Nobody is named: the device stands for whoever used it. */
  DEVICE,
  /** A name that the school's directory does not know. */
  UNKNOWN,
  /** Several pupils of a year, none of whom is named. */
  GROUP;

  private final String id = name().toLowerCase(Locale.ROOT);

  public String id() {
    return id;
  }
}
