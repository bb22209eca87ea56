package org.handbell.notifier;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.handbell.topic.Topic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads how the sources or the lists do, from the first report that the topic still holds: every
 * notifier reads all of them, so there is no group and no position to keep.
 */
final class ReportReader<T> implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ReportReader.class);
  private static final Duration POLL = Duration.ofMillis(500);

  private final Map<String, Object> kafkaClient;
  private final Topic<String, T> topic;
  private final Consumer<T> take;
  private final Consumer<String> forget;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "report-reader");

  /**
   * Reads nothing before {@link #start}.
   *
   * @param take is given each report
   * @param forget is given the key of each report that counts no more
   */
  ReportReader(
      Map<String, Object> kafkaClient,
      Topic<String, T> topic,
      Consumer<T> take,
      Consumer<String> forget) {
    this.kafkaClient = Map.copyOf(kafkaClient);
    this.topic = topic;
    this.take = take;
    this.forget = forget;
  }

  void start() {
    thread.start();
  }

  private void run() {
    try {
      do {
        readWhileItGoesWell();
      } while (!stop.await(5, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void readWhileItGoesWell() {
    try (KafkaConsumer<String, byte[]> kafka =
        new KafkaConsumer<>(settings(), new StringDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> all =
          IntStream.range(0, topic.partitions())
              .mapToObj(part -> new TopicPartition(topic.name(), part))
              .toList();
      kafka.assign(all);
      kafka.seekToBeginning(all);
      while (stop.getCount() > 0) {
        take(kafka);
      }
    } catch (RuntimeException e) {
      LOG.warn("reading {} failed and is tried again: {}", topic.name(), e.getClass().getName());
    }
  }

  private void take(KafkaConsumer<String, byte[]> kafka) {
    for (ConsumerRecord<String, byte[]> each : kafka.poll(POLL)) {
      try {
        T report =
            each.value() == null
                ? null
                : topic.values().deserializer().deserialize(each.topic(), each.value());
        if (report == null) {
          forget.accept(each.key());
        } else {
          take.accept(report);
        }
      } catch (SerializationException e) {
        LOG.warn("unreadable report passed over: offset {}", each.offset());
      }
    }
  }

  private Map<String, Object> settings() {
    Map<String, Object> settings = new HashMap<>(kafkaClient);
    settings.remove(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    return settings;
  }

  @Override
  public void close() {
    stop.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
