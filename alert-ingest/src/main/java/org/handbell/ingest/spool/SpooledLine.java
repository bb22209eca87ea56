package org.handbell.ingest.spool;

/**
 * A line in the spool.
 *
 * @param sequence its place; a line's place is never given to another
 */
record SpooledLine(long sequence, ArrivedLine line) {

  String sourceId() {
    return line.sourceId();
  }

  byte[] bytes() {
    return line.bytes();
  }
}
