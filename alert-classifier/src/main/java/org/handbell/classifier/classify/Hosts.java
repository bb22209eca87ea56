package org.handbell.classifier.classify;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.handbell.classifier.list.Address;

/** Something known about some domains and every host below them. */
final class Hosts<T> {

  private final Map<String, T> byDomain = new HashMap<>();

  /** False when the domain was there already. */
  boolean add(String domain, T value) {
    return byDomain.put(Address.host(domain), value) == null;
  }

  Optional<T> of(String host) {
    int at = 0;
    while (at >= 0) {
      T value = byDomain.get(at == 0 ? host : host.substring(at));
      if (value != null) {
        return Optional.of(value);
      }
      int dot = host.indexOf('.', at);
      at = dot < 0 ? -1 : dot + 1;
    }
    return Optional.empty();
  }
}
