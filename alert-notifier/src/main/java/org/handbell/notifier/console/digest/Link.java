package org.handbell.notifier.console.digest;

/**
 * Where somebody may go from a report.
 *
 * @param strong true for what most come for
 */
public record Link(String text, String path, boolean strong) {

  static Link to(String text, String path) {
    return new Link(text, path, false);
  }
}
