package org.handbell.ingest.spool;

/**
 * A line that waits to be written.
 *
 * @param durable run once the line is on disk
 */
@SuppressWarnings("ArrayRecordComponent") // the line itself
record PendingLine(
    String sourceId, long receivedMillis, byte[] bytes, boolean truncated, Runnable durable) {}
