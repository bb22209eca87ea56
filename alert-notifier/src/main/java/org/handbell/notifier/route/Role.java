package org.handbell.notifier.route;

import java.util.Locale;

/** The part a person plays when there is something to tell (KCSIE part two). */
public enum Role {
  DSL,
  DEPUTY_DSL,
  HEAD,
  /** Chair of governors, of the management committee, or the proprietor. */
  CHAIR,
  GOVERNOR,
  IT,
  OFFICE,
  /** Safeguarding lead of a trust. */
  TRUST_DSL,
  /** Looks at figures and at the record of what was done, never at people. */
  AUDITOR;

  private final String id = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** The name in the configuration: {@code deputy-dsl}. */
  public String id() {
    return id;
  }

  /** False for those who may hear that something is wrong with Handbell but never about a child. */
  public boolean mayReadContent() {
    return switch (this) {
      case DSL, DEPUTY_DSL, HEAD, CHAIR, TRUST_DSL -> true;
      case GOVERNOR, IT, OFFICE, AUDITOR -> false;
    };
  }
}
