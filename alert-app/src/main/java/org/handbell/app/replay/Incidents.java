package org.handbell.app.replay;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.handbell.model.Incident;
import org.handbell.topic.Topics;

/** The last revision of each incident on a broker. */
final class Incidents {

  private Incidents() {}

  /** All there are, in order of time. */
  static List<Incident> read(String bootstrap) {
    Deserializer<String> keys = Topics.INCIDENTS.keys().deserializer();
    Deserializer<Incident> values = Topics.INCIDENTS.values().deserializer();
    Map<String, Incident> latest = new HashMap<>();
    try (KafkaConsumer<String, Incident> consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed"),
            keys,
            values)) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(Topics.INCIDENTS.name()).stream()
              .map(part -> new TopicPartition(part.topic(), part.partition()))
              .collect(Collectors.toList());
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer
            .poll(Duration.ofMillis(200))
            .forEach(record -> latest.put(record.key(), record.value()));
      }
    }
    return latest.values().stream()
        .sorted(Comparator.comparing(Incident::firstOccurred).thenComparing(Incident::id))
        .toList();
  }
}
