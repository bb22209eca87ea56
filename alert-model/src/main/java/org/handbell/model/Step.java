package org.handbell.model;

/**
 * One thing that raised or lowered a finding, or that must be known beside it.
 *
 * @param to the same as {@code from} where the step changed no priority
 * @param because one clause a DSL can read; never the words that were typed
 */
public record Step(Priority from, Priority to, String because) {

  /** True where the priority moved. */
  public boolean moves() {
    return from != to;
  }
}
