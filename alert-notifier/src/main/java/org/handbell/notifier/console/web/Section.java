package org.handbell.notifier.console.web;

/** A group of pages of the console that belong together. */
@FunctionalInterface
public interface Section {

  /** Adds its pages to the table. */
  void addTo(RouteTable table);
}
