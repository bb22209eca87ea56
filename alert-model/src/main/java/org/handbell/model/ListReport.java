package org.handbell.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How one list does at one classifier, as it says now and then: a later report replaces an earlier
 * one. It holds nothing of what is listed.
 *
 * @param list the list's id
 * @param instance the classifier
 * @param illegal true where an address on it is illegal
 * @param fetched true where it comes from an address, false from a file
 * @param version the name of the version in use; absent where there is none
 * @param at when the report was made
 * @param confirmed when its source last gave or confirmed the version: the list is as old as that
 * @param problem why its source's latest was not taken over; absent where all is well
 */
public record ListReport(
    String list,
    String instance,
    boolean illegal,
    boolean fetched,
    @Nullable String version,
    int entries,
    Instant at,
    @Nullable Instant confirmed,
    @Nullable String problem) {

  /** The record's key: list and instance. */
  public String key() {
    return list + "|" + instance;
  }
}
