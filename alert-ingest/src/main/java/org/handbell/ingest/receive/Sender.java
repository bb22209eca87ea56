package org.handbell.ingest.receive;

/**
 * Who sends to a source.
 *
 * @param address as text
 * @param share what it may still send, over all its connections
 */
record Sender(String address, Share share) {}
