package org.handbell.notifier.console.api;

import org.handbell.notifier.access.Area;
import org.handbell.notifier.access.Token.May;

/**
 * One row of the table of addresses.
 *
 * @param path below {@code /api/v1}, with names in braces for what differs
 * @param area whose roles may ask
 * @param may what the token must be good for: what acts is posted, what reads is asked for
 */
public record ApiRoute(May may, String path, Area area, Action action) {

  static ApiRoute get(String path, Area area, Action action) {
    return new ApiRoute(May.READ, path, area, action);
  }

  static ApiRoute post(String path, Area area, Action action) {
    return new ApiRoute(May.ACT, path, area, action);
  }

  /** True for what changes something. */
  public boolean acts() {
    return may == May.ACT;
  }
}
