package org.handbell.app;

/** Something outside the program stands in the way; the message says what and how to mend it. */
public final class CannotRun extends Exception {

  private static final long serialVersionUID = 1L;

  CannotRun(String message) {
    super(message);
  }

  CannotRun(String message, Throwable cause) {
    super(message, cause);
  }
}
