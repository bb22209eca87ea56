package org.handbell.ingest.spool;

/**
 * A line in the spool.
 *
 * @param sequence its place; a line's place is never given to another
 */
@SuppressWarnings("ArrayRecordComponent") // the line itself
record SpooledLine(
    long sequence, String sourceId, long receivedMillis, boolean truncated, byte[] bytes) {}
