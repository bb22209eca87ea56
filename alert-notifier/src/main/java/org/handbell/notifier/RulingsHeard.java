package org.handbell.notifier;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.handbell.model.Ruling;

/** What people decided that judging must know, as far as it was read, by key. */
final class RulingsHeard {

  private final Map<String, Ruling> all = new ConcurrentSkipListMap<>();

  void take(Ruling ruling) {
    all.put(ruling.key(), ruling);
  }

  void forget(String key) {
    all.remove(key);
  }

  Collection<Ruling> all() {
    return List.copyOf(all.values());
  }
}
