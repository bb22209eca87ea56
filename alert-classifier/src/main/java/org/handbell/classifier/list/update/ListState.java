package org.handbell.classifier.list.update;

import java.time.Instant;
import org.handbell.classifier.list.ListConfig;
import org.jspecify.annotations.Nullable;

/**
 * How a list does.
 *
 * @param illegal true where an address on it is illegal
 * @param fetched true where it comes from an address, false from a file
 * @param version the name of the version in use; absent where there is none
 * @param entries of that version
 * @param digest of that version
 * @param taken when it was taken over
 * @param confirmed when its source last gave or confirmed it: the list is as old as that
 * @param problem why its source's latest was not taken over; absent where all is well
 */
public record ListState(
    String list,
    boolean illegal,
    boolean fetched,
    @Nullable String version,
    int entries,
    @Nullable String digest,
    @Nullable Instant taken,
    @Nullable Instant confirmed,
    @Nullable String problem) {

  static ListState of(
      ListConfig config, @Nullable Active active, Instant confirmed, @Nullable String problem) {
    return new ListState(
        config.id(),
        config.isIllegal(),
        config.origin() instanceof ListConfig.AtAddress,
        active == null ? null : active.name(),
        active == null ? 0 : active.size(),
        active == null ? null : active.digest(),
        active == null ? null : active.taken(),
        confirmed.equals(Instant.EPOCH) ? null : confirmed,
        problem);
  }
}
