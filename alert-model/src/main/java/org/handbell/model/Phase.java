package org.handbell.model;

import java.util.Locale;

/**
 * How far along the way from idle interest to harm the words stand, in rising order of seriousness:
 * a later phase on an open incident makes it more serious.
 */
public enum Phase {
  CURRICULUM,
  INFORMATION,
  HELP_SEEKING,
  DISCLOSURE,
  IDEATION,
  SELF_HARM,
  PLANNING;

  private final String id = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** The name in data files and JSON: {@code help-seeking}, {@code self-harm} and so on. */
  public String id() {
    return id;
  }

  /**
   * The phase of that id.
   *
   * @throws IllegalArgumentException when there is no such phase
   */
  public static Phase of(String id) {
    for (Phase phase : values()) {
      if (phase.id.equals(id)) {
        return phase;
      }
    }
    throw new IllegalArgumentException("no such phase: " + id);
  }
}
