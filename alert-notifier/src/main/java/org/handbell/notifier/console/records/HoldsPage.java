package org.handbell.notifier.console.records;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page of legal holds shows.
 *
 * @param number of the case that one may be placed on from here, as it was asked for
 * @param wrong what was not done, and why
 */
public record HoldsPage(List<Line> holds, String number, @Nullable String wrong) {

  public HoldsPage {
    holds = List.copyOf(holds);
  }

  /**
   * One hold.
   *
   * @param mine true where the viewer placed it, and so another has to release it
   */
  public record Line(
      String id, String number, String what, String reason, String by, String when, boolean mine) {}
}
