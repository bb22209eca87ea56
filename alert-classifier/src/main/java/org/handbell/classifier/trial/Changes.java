package org.handbell.classifier.trial;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.handbell.model.Ruling;

/**
 * What a file of rulings would change of those in force. Rulings of another origin are left alone.
 *
 * @param upserts new or different ones
 * @param removals keys of those that the file no longer holds
 * @param clashes keys that a ruling of another origin has already
 * @param after everything in force afterwards
 */
public record Changes(
    List<Ruling> upserts, Set<String> removals, Set<String> clashes, Collection<Ruling> after) {

  /** Two rulings are the same whatever their trials showed. */
  private static final Ruling.Trial ANY = new Ruling.Trial(0, 0, 0);

  public Changes {
    upserts = List.copyOf(upserts);
    removals = Set.copyOf(removals);
    clashes = Set.copyOf(clashes);
    after = List.copyOf(after);
  }

  /** Compares a file with what is in force. */
  public static Changes between(Map<String, Ruling> inForce, Collection<Ruling> file) {
    Map<String, Ruling> after = new HashMap<>(inForce);
    after.values().removeIf(ruling -> ruling.signature().origin() == Ruling.Origin.FILE);
    Set<String> clashes = new HashSet<>();
    List<Ruling> upserts = new ArrayList<>();
    for (Ruling ruling : file) {
      if (after.put(ruling.key(), ruling) != null) {
        clashes.add(ruling.key());
      }
      Ruling before = inForce.get(ruling.key());
      if (before == null || !before.with(ANY).equals(ruling.with(ANY))) {
        upserts.add(ruling);
      }
    }
    Set<String> removals = new HashSet<>(inForce.keySet());
    removals.removeAll(after.keySet());
    return new Changes(upserts, removals, clashes, after.values());
  }

  public boolean isEmpty() {
    return upserts.isEmpty() && removals.isEmpty();
  }
}
