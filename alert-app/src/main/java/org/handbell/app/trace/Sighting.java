package org.handbell.app.trace;

import java.time.Instant;

/**
 * An event seen in a topic.
 *
 * @param at when it came there, by the record's time
 * @param record what it was seen in
 */
public record Sighting<V>(String topic, int partition, long offset, Instant at, V record) {}
