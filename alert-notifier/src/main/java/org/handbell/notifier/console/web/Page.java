package org.handbell.notifier.console.web;

/** What is behind a path of the console. */
@FunctionalInterface
public interface Page {

  /** Answers somebody who may enter the page's area. */
  Answer answer(Visit visit);
}
