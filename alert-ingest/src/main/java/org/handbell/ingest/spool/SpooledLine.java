package org.handbell.ingest.spool;

/**
 * A line in the spool.
 *
 * @param sequence its place
 * @param epoch how often the spool had been opened when the line was written: where the end of a
 *     damaged spool is lost its places are given anew, and only the epoch tells the lines apart
 */
record SpooledLine(long sequence, int epoch, ArrivedLine line) {

  String sourceId() {
    return line.sourceId();
  }

  byte[] bytes() {
    return line.bytes();
  }
}
