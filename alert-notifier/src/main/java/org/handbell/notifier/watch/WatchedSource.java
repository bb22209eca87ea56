package org.handbell.notifier.watch;

import java.util.List;

/**
 * A source that the configuration names, so that one that never reports is missed too.
 *
 * @param schools ids of the schools it may log for
 */
public record WatchedSource(String id, List<String> schools) {

  public WatchedSource {
    schools = List.copyOf(schools);
  }
}
