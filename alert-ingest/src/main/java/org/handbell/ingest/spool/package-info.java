/**
 * The durable boundary: a line that the spool has acknowledged is on disk and stays there until
 * Kafka has it, through crashes, restarts and days without Kafka. Lines leave in the order in which
 * they came.
 */
@NullMarked
package org.handbell.ingest.spool;

import org.jspecify.annotations.NullMarked;
