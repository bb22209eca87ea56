package org.handbell.notifier.compose;

import java.util.Locale;

/** Why a mail is sent; stands in the header {@code X-Handbell-Reason}. */
public enum Reason {
  /** The reader hears of the case for the first time. */
  NEW,
  /** The priority or the phase rose since the reader was told. */
  MORE_SERIOUS,
  REMINDER,
  ESCALATION,
  /** Somebody took the case. */
  TAKEN,
  /** The day's concerns in one mail. */
  SUMMARY,
  /** The head's week. */
  DIGEST,
  /** About Handbell itself, never about a person. */
  OPS,
  TEST;

  private final String id = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** The word in headers and metrics: {@code more-serious}. */
  public String id() {
    return id;
  }
}
