/**
 * From a line on the wire to an event on {@code handbell.events}: receivers take lines in, the
 * spool makes them durable, parsers read them, the sink hands them to Kafka. A line that the spool
 * acknowledged is never lost and never turned away silently: it ends as an event, as ignored with a
 * reason, or as rejected with a reason.
 */
@NullMarked
package org.handbell.ingest;

import org.jspecify.annotations.NullMarked;
