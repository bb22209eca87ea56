package org.handbell.ingest.spool;

import org.handbell.model.Event;

/** An event that the lines around it may say something of. */
final class Waiting {

  final SpooledLine line;
  final Event event;

  /** True where the line was done with before the program started. */
  final boolean past;

  boolean held;

  Waiting(SpooledLine line, Event event, boolean past) {
    this.line = line;
    this.event = event;
    this.past = past;
  }
}
