package org.handbell.classifier;

import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaClientSupplier;
import org.handbell.classifier.incident.Backlog;

/**
 * Asks the consumer of the calling stream thread how far behind it is. Kafka Streams does not tell
 * its processors, so this makes the clients and remembers which thread reads with which consumer:
 * Streams names the consumer after its thread.
 */
final class ConsumerBacklog implements Backlog, KafkaClientSupplier {

  private final Map<String, Consumer<byte[], byte[]>> byName = new ConcurrentHashMap<>();

  @Override
  public boolean isEmpty(TopicPartition partition) {
    Consumer<byte[], byte[]> consumer = byName.get(Thread.currentThread().getName() + "-consumer");
    if (consumer == null || !consumer.assignment().contains(partition)) {
      return false;
    }
    OptionalLong lag = consumer.currentLag(partition);
    return lag.isPresent() && lag.getAsLong() == 0;
  }

  @Override
  public Admin getAdmin(Map<String, Object> config) {
    return Admin.create(config);
  }

  @Override
  public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
    return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
  }

  @Override
  public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
    Consumer<byte[], byte[]> consumer = newConsumer(config);
    byName.put(String.valueOf(config.get(ConsumerConfig.CLIENT_ID_CONFIG)), consumer);
    return consumer;
  }

  @Override
  public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> config) {
    return newConsumer(config);
  }

  @Override
  public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> config) {
    return newConsumer(config);
  }

  private static Consumer<byte[], byte[]> newConsumer(Map<String, Object> config) {
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
