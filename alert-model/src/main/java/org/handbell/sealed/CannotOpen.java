package org.handbell.sealed;

/** Why a sealed line, or a key to one, does not open. The message never repeats what is inside. */
public final class CannotOpen extends Exception {

  private static final long serialVersionUID = 1L;

  CannotOpen(String message) {
    super(message);
  }

  CannotOpen(String message, Throwable cause) {
    super(message, cause);
  }
}
