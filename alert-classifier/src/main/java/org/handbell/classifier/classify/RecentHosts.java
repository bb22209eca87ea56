package org.handbell.classifier.classify;

import java.util.function.Function;
import org.handbell.classifier.normalise.Reading;
import org.handbell.model.Category;
import org.jspecify.annotations.Nullable;

/**
 * What a host's name alone says, of the hosts met a moment ago: a school's thousands of lines name
 * the same few hundred. What it says hangs on nothing that ever changes, neither lists nor rulings
 * nor the school. Safe for many threads: what one of them does not see yet it finds out itself.
 */
final class RecentHosts {

  /** A power of two. */
  private static final int ROOM = 1 << 10;

  /**
   * A host and what its name says.
   *
   * @param isProtected true where people look for help there
   * @param category what our own list of services says of it; mostly nothing
   * @param reading its name as words; null where no rule looks at hosts
   * @param speaks true when there is any rule's pattern in those words
   */
  record Known(
      String host,
      boolean isProtected,
      @Nullable Category category,
      @Nullable Reading reading,
      boolean speaks) {}

  private final @Nullable Known[] recent = new @Nullable Known[ROOM];
  private final Function<String, Known> find;

  /** Asks {@code find} for those that are not among the recent ones. */
  RecentHosts(Function<String, Known> find) {
    this.find = find;
  }

  Known of(String host) {
    int hash = host.hashCode();
    int slot = (hash ^ (hash >>> 16)) & (ROOM - 1);
    Known known = recent[slot];
    if (known == null || !known.host.equals(host)) {
      known = find.apply(host);
      recent[slot] = known;
    }
    return known;
  }
}
