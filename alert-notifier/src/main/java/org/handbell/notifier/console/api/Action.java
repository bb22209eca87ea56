package org.handbell.notifier.console.api;

/** What is behind an address of the API. */
@FunctionalInterface
interface Action {

  /** Answers a program that may ask this. */
  Reply on(Call call);
}
