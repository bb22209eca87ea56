package org.handbell.ingest.spool;

/**
 * A line that waits to be written.
 *
 * @param durable run once the line is on disk
 */
record PendingLine(ArrivedLine line, Runnable durable) {

  int length() {
    return line.bytes().length;
  }
}
