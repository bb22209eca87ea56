package org.handbell.ingest.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says which of many schools a line belongs to. */
@FunctionalInterface
public interface SchoolFinder {

  /**
   * The school's id, or null where nothing says whose line it is.
   *
   * @param tenant the customer or group that the line itself names
   * @param devices names and addresses of the box that logged it, the surest first
   * @param ip the client's address
   */
  @Nullable String schoolOf(@Nullable String tenant, List<String> devices, @Nullable String ip);
}
