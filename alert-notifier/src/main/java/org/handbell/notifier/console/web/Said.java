package org.handbell.notifier.console.web;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.handbell.notifier.access.Secret;

/**
 * What was done, to be said once on the next page that the same browser asks for. It is kept here
 * and not in an address, where anybody could write it.
 */
public final class Said {

  private static final int MOST = 1_000;

  private final Map<String, String> waiting =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
              return size() > MOST;
            }
          });

  /** Says it on the next page. */
  public void next(Visit visit, String sentence) {
    waiting.put(Secret.hash(visit.secret()), sentence);
  }

  /** What is to be said now, if anything; it is said once. */
  public Optional<String> take(Visit visit) {
    return Optional.ofNullable(waiting.remove(Secret.hash(visit.secret())));
  }
}
