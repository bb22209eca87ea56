package org.handbell.classifier.follow;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.handbell.topic.Topic;

/** Reading a topic outside any group: nobody's place in it is moved. */
final class TopicReading {

  private TopicReading() {}

  /** A consumer that commits nothing and sees what is committed alone. */
  static Consumer<String, byte[]> consumer(Map<String, Object> kafkaClient) {
    Map<String, Object> config = new HashMap<>(kafkaClient);
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    return new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
  }

  /** True when everything that was there at those ends has been read. */
  static boolean isAt(Consumer<?, ?> consumer, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream().allMatch(e -> consumer.position(e.getKey()) >= e.getValue());
  }

  /** What stands in a record; absent where this Handbell cannot read it. */
  static <V> Optional<V> read(Topic<String, V> topic, byte[] value) {
    try {
      return Optional.ofNullable(topic.values().deserializer().deserialize(topic.name(), value));
    } catch (SerializationException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  static Collection<TopicPartition> partitions(Topic<?, ?> topic) {
    return IntStream.range(0, topic.partitions())
        .mapToObj(number -> new TopicPartition(topic.name(), number))
        .toList();
  }
}
