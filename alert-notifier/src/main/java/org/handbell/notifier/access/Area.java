package org.handbell.notifier.access;

import org.handbell.notifier.route.Role;

/** A part of the console, and the roles that may enter it: every page lies in one. */
public enum Area {
  /** What stands before the door: to sign in and to take up an invitation. */
  OUTSIDE,
  /** One's own account. */
  OWN,
  /** What is known about people: which cases, is decided case by case. */
  CASES,
  /** How many of what, never who. */
  FIGURES,
  /** Whether Handbell itself is well; nothing about people. */
  HEALTH,
  /** Who did what and when. */
  RECORD;

  /** True where nobody need be signed in. */
  public boolean isOutside() {
    return this == OUTSIDE;
  }

  /** True where somebody of that role may enter. An office only passes a message on. */
  public boolean admits(Role role) {
    return switch (role) {
      case DSL, DEPUTY_DSL -> this == OWN || this == CASES || this == FIGURES || this == HEALTH;
      case HEAD, TRUST_DSL -> this != OUTSIDE;
      case CHAIR -> this == OWN || this == CASES || this == FIGURES || this == RECORD;
      case GOVERNOR -> this == OWN || this == FIGURES;
      case IT -> this == OWN || this == HEALTH;
      case AUDITOR -> this == OWN || this == FIGURES || this == HEALTH || this == RECORD;
      case OFFICE -> false;
    };
  }
}
