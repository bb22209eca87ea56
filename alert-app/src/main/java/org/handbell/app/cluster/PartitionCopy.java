package org.handbell.app.cluster;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Copies partitions record by record, and knows which place became which. */
final class PartitionCopy implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(500);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final KafkaProducer<byte[], byte[]> producer;
  private final Map<String, Long> counts = new TreeMap<>();
  private final Map<TopicPartition, Map<Long, Long>> places = new HashMap<>();

  PartitionCopy(Map<String, Object> source, Map<String, Object> target) {
    Map<String, Object> reading = new HashMap<>(source);
    reading.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    reading.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    reading.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    consumer =
        new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    Map<String, Object> writing = new HashMap<>(target);
    writing.put(ProducerConfig.ACKS_CONFIG, "all");
    writing.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    writing.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    writing.put(ProducerConfig.LINGER_MS_CONFIG, 20);
    producer = new KafkaProducer<>(writing, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /**
   * Copies what is committed in a partition.
   *
   * @param positions places in it whose counterparts will be asked for
   */
  void copy(TopicPartition partition, List<Long> positions) throws ExecutionException {
    Map<Long, Long> found = new HashMap<>();
    consumer.assign(List.of(partition));
    consumer.seekToBeginning(List.of(partition));
    long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
    long copied = 0;
    AtomicReference<@Nullable Exception> refused = new AtomicReference<>();
    while (consumer.position(partition) < end) {
      for (ConsumerRecord<byte[], byte[]> each : consumer.poll(POLL).records(partition)) {
        for (long position : positions) {
          if (each.offset() >= position) {
            found.putIfAbsent(position, copied);
          }
        }
        var unused = producer.send(again(each), (at, e) -> refused.compareAndSet(null, e));
        copied++;
      }
    }
    producer.flush();
    Exception why = refused.get();
    if (why != null) {
      throw new ExecutionException("the cluster did not take " + partition, why);
    }
    for (long position : positions) {
      found.putIfAbsent(position, copied);
    }
    places.put(partition, found);
    counts.merge(partition.topic(), copied, Long::sum);
  }

  private static ProducerRecord<byte[], byte[]> again(ConsumerRecord<byte[], byte[]> record) {
    return new ProducerRecord<>(
        record.topic(),
        record.partition(),
        record.timestamp(),
        record.key(),
        record.value(),
        record.headers());
  }

  /** Where that place of the partition is now: the same records are before it. */
  long place(TopicPartition partition, long position) {
    return places.getOrDefault(partition, Map.of()).getOrDefault(position, 0L);
  }

  Map<String, Long> counts() {
    return counts;
  }

  @Override
  public void close() {
    consumer.close();
    producer.close();
  }
}
