package org.handbell.classifier.list.update;

import java.time.Instant;
import org.handbell.classifier.list.ListVersion;

/**
 * The version in use, without its entries, which the set in use holds already.
 *
 * @param name of the version
 * @param size how many entries it has
 */
public record Active(String name, String digest, int size, Instant taken) {

  static Active of(ListVersion version) {
    return new Active(version.name(), version.digest(), version.size(), version.taken());
  }
}
