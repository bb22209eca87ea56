package org.handbell.notifier.access;

import java.time.Duration;

/**
 * Lets one person in once, by a link that somebody hands them.
 *
 * @param hash what is kept of its secret
 */
public record Invitation(String hash, String personId, Kind kind) {

  public static final Duration VALID = Duration.ofHours(24);

  /** What its link leads to. */
  public enum Kind {
    /** To choose a password and set up an authenticator, anew where there was an account. */
    ACCOUNT,
    /** Straight into the console: for the demo, where nothing is real. */
    PASS
  }
}
