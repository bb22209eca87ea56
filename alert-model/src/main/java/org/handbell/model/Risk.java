package org.handbell.model;

import java.util.Locale;

/**
 * The four Cs of "Keeping children safe in education" (2026 paragraph 165), and beside them what is
 * illegal whatever its C, and what is no concern at all.
 */
public enum Risk {
  ILLEGAL("Illegal content"),
  CONTENT("Content"),
  CONTACT("Contact"),
  CONDUCT("Conduct"),
  COMMERCE("Commerce"),
  /** No risk to anybody: a test of the filter. */
  OPERATIONS("Operations");

  private final String title;

  Risk(String title) {
    this.title = title;
  }

  /** The name in JSON: {@code content}, {@code contact} and so on. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The name for a person to read. */
  public String title() {
    return title;
  }
}
