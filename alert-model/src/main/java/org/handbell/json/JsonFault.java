package org.handbell.json;

import java.io.IOException;

/** Says where bytes stop being JSON; it carries no trace, for lines are often broken. */
public final class JsonFault extends IOException {

  private static final long serialVersionUID = 1L;

  private final int place;

  public JsonFault(String message, int place) {
    super(message);
    this.place = place;
  }

  /** The first byte that does not fit. */
  public int place() {
    return place;
  }

  @Override
  @SuppressWarnings("UnsynchronizedOverridesSynchronized") // there is nothing to fill in
  public Throwable fillInStackTrace() {
    return this;
  }
}
