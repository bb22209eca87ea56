package org.handbell.notifier.route;

/** Who opens the mail that arrives at an address. */
public enum Mailbox {
  PERSONAL,
  /** Several people read it. */
  SHARED
}
