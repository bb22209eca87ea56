package org.handbell.classifier.list.update;

import java.util.List;
import org.handbell.classifier.list.Address;
import org.handbell.classifier.list.EntryHash;
import org.handbell.classifier.list.ListConfig;
import org.handbell.classifier.list.ListException;
import org.handbell.classifier.list.ListSet;
import org.handbell.classifier.list.ListVersion;
import org.jspecify.annotations.Nullable;

/** Decides whether a list that could be read may take the place of the one in use. */
final class Vetting {

  private static final int LEAST_PERCENT = 80;
  private static final int MOST_PERCENT = 500;

  private Vetting() {}

  /**
   * Lets a version pass.
   *
   * @param active in use; absent where there is none
   * @param manifest absent where none is published
   * @param lastLine of the list
   * @param vouched true where a person says that a size out of the ordinary is right
   * @throws ListException naming why not
   */
  static void check(
      ListConfig config,
      ListVersion candidate,
      @Nullable Active active,
      @Nullable Manifest manifest,
      String lastLine,
      boolean vouched,
      EntryHash hash) {
    if (manifest != null) {
      asPublished(candidate, manifest, lastLine);
    }
    if (active != null && !vouched) {
      size(candidate, active);
    }
    ListConfig.Proof proof = config.proof();
    if (!proof.hits().isEmpty() || !proof.misses().isEmpty()) {
      probes(proof, ListSet.of(List.of(candidate), hash));
    }
  }

  private static void asPublished(ListVersion candidate, Manifest manifest, String lastLine) {
    if (!manifest.sha256().equals(candidate.digest())) {
      throw new ListException("its SHA-256 is not the published one; fetch it again");
    }
    if (manifest.entries() >= 0 && manifest.entries() != candidate.lines()) {
      throw new ListException(
          "%d entries, but %d are published; fetch it again"
              .formatted(candidate.lines(), manifest.entries()));
    }
    if (manifest.end() != null && !manifest.end().equals(lastLine)) {
      throw new ListException("its last line is not the published end; fetch it again");
    }
  }

  private static void size(ListVersion candidate, Active active) {
    long percent = 100L * candidate.size() / Math.max(1, active.size());
    if (percent < LEAST_PERCENT || percent > MOST_PERCENT) {
      throw new ListException(
          ("%d entries, %d %% of the %d in use: cut short or wrong. If it is right: "
                  + "./handbell lists update %s --accept")
              .formatted(candidate.size(), percent, active.size(), candidate.list()));
    }
  }

  private static void probes(ListConfig.Proof proof, ListSet set) {
    if (!proof.hits().stream().allMatch(hit -> isOn(set, hit))) {
      throw new ListException("an address under hits is not on it");
    }
    if (proof.misses().stream().anyMatch(miss -> isOn(set, miss))) {
      throw new ListException("an address under misses is on it");
    }
  }

  private static boolean isOn(ListSet set, String address) {
    return Address.parse(address).filter(it -> !set.labels(it).isEmpty()).isPresent();
  }
}
