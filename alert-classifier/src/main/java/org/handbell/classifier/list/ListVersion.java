package org.handbell.classifier.list;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A list as it was taken over at one time, its entries held as hashes.
 *
 * @param list the list's id
 * @param digest SHA-256 of what it was read from, in hex
 * @param taken when it was taken over
 * @param lines how many entries were read
 * @param skipped how many lines were broken and left out
 * @param entries by label
 */
public record ListVersion(
    String list,
    String digest,
    Instant taken,
    int lines,
    int skipped,
    Map<Label, Entries> entries) {

  /** As many signs of the digest as nobody confuses. */
  private static final int NAME = 12;

  public ListVersion {
    entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
  }

  /** What it is called: the same content has the same name everywhere. */
  public String name() {
    return digest.substring(0, NAME);
  }

  /** How many entries it has. */
  public int size() {
    return entries.values().stream().mapToInt(Entries::size).sum();
  }

  /** True where an entry may be illegal. */
  public boolean isIllegal() {
    return entries.keySet().stream().anyMatch(Label::isIllegal);
  }

  /** Only the entries that an earlier version did not have. */
  public ListVersion since(ListVersion earlier) {
    Map<Label, Entries> added = new LinkedHashMap<>();
    entries.forEach(
        (label, all) -> {
          Entries before = earlier.entries.get(label);
          added.put(label, before == null ? all : all.without(before));
        });
    return new ListVersion(list, digest, taken, lines, skipped, added);
  }
}
