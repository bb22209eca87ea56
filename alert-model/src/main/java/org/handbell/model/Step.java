package org.handbell.model;

/**
 * One thing that raised or lowered a finding, or that must be known beside it.
 *
 * @param to the same as {@code from} where the step changed no priority
 * @param because one clause a DSL can read; never the words that were typed
 */
public record Step(Priority from, Priority to, String because) {

  /** In a line: "P3 to P2: the page was reached". */
  public String told() {
    return from == to ? because : from + " to " + to + ": " + because;
  }
}
