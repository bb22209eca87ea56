package org.handbell.ingest.parse;

/** Says where a line stops being JSON; it carries no trace, for lines are often broken. */
final class JsonFault extends Exception {

  private static final long serialVersionUID = 1L;

  private final int place;

  JsonFault(String message, int place) {
    super(message, null, false, false);
    this.place = place;
  }

  /** The first byte that does not fit. */
  int place() {
    return place;
  }
}
