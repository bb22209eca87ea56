package org.handbell.notifier.look;

import org.jspecify.annotations.Nullable;

/**
 * How a school wants its mails and reports to look: its own name, mark and words.
 *
 * @param name above the title; empty for nothing
 * @param intro said above everything else; empty for nothing
 * @param footer said below it
 */
public record Look(String name, @Nullable Logo logo, String intro, String footer) {

  /** As Handbell makes them. */
  public static final Look PLAIN = new Look("", null, "", "");

  /** True where the mark is small enough to go with each mail. */
  public boolean isMailed() {
    return logo != null && logo.isSmall();
  }
}
