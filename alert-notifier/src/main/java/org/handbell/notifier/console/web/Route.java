package org.handbell.notifier.console.web;

import org.handbell.notifier.access.Area;

/**
 * One row of the table of pages.
 *
 * @param path with names in braces for what differs, as in {@code /cases/{number}}
 * @param area whose roles may open it
 */
public record Route(Method method, String path, Area area, Page page) {

  /** To ask for a page changes nothing; what is done is done by posting a form. */
  public enum Method {
    GET,
    POST
  }
}
