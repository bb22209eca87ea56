package org.handbell.classifier;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.handbell.topic.Topic;
import org.jspecify.annotations.Nullable;

/**
 * Reads once more what topics hold since a moment, beside the group whose work it is and without
 * changing anything for it.
 */
final class PastRecords {

  private static final Duration POLL = Duration.ofMillis(200);

  private final Map<String, Object> settings;

  /**
   * Reads nothing yet.
   *
   * @param group asked for its position, never joined
   */
  PastRecords(Map<String, Object> kafkaClient, String group) {
    settings = new HashMap<>(kafkaClient);
    settings.remove(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
  }

  static List<TopicPartition> partitions(Topic<?, ?> topic) {
    return IntStream.range(0, topic.partitions())
        .mapToObj(part -> new TopicPartition(topic.name(), part))
        .toList();
  }

  /** Where these partitions end now. */
  Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
    try (KafkaConsumer<String, byte[]> kafka = consumer()) {
      return new HashMap<>(kafka.endOffsets(partitions));
    }
  }

  /** Those of the partitions that the group has read as far as that. */
  Set<TopicPartition> reached(Map<TopicPartition, Long> ends) {
    try (KafkaConsumer<String, byte[]> kafka = consumer()) {
      Map<TopicPartition, OffsetAndMetadata> at = kafka.committed(new HashSet<>(ends.keySet()));
      return ends.keySet().stream()
          .filter(each -> position(at.get(each)) >= ends.getOrDefault(each, 0L))
          .collect(Collectors.toSet());
    }
  }

  private static long position(@Nullable OffsetAndMetadata committed) {
    return committed == null ? 0 : committed.offset();
  }

  /**
   * Gives each record that was received since then and stands before those ends.
   *
   * @throws IllegalStateException when it was stopped before it was through
   */
  void read(
      Map<TopicPartition, Long> ends,
      Instant since,
      Consumer<ConsumerRecord<String, byte[]>> each,
      BooleanSupplier stopped) {
    try (KafkaConsumer<String, byte[]> kafka = consumer()) {
      kafka.assign(ends.keySet());
      seek(kafka, ends.keySet(), since);
      while (ends.entrySet().stream()
          .anyMatch(end -> kafka.position(end.getKey()) < end.getValue())) {
        if (stopped.getAsBoolean()) {
          throw new IllegalStateException("stopped before the end");
        }
        for (ConsumerRecord<String, byte[]> record : kafka.poll(POLL)) {
          TopicPartition at = new TopicPartition(record.topic(), record.partition());
          if (record.offset() < ends.getOrDefault(at, 0L)) {
            each.accept(record);
          }
        }
      }
    }
  }

  private static void seek(
      KafkaConsumer<String, byte[]> kafka, Set<TopicPartition> partitions, Instant since) {
    Map<TopicPartition, OffsetAndTimestamp> starts =
        kafka.offsetsForTimes(
            partitions.stream()
                .collect(Collectors.toMap(each -> each, each -> since.toEpochMilli())));
    kafka.seekToEnd(partitions);
    starts.forEach(
        (partition, start) -> {
          if (start != null) {
            kafka.seek(partition, start.offset());
          }
        });
  }

  private KafkaConsumer<String, byte[]> consumer() {
    return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
  }
}
