package org.handbell.topic;

import java.util.Map;
import org.apache.kafka.common.serialization.Serde;

/**
 * A Kafka topic with everything that stages must agree on.
 *
 * @param settings the topic's own settings, the same on a single node and on a cluster
 * @param precious true where a single node must have each record on disk before it acknowledges
 */
public record Topic<K, V>(
    String name,
    Serde<K> keys,
    Serde<V> values,
    int partitions,
    Map<String, String> settings,
    boolean precious) {}
