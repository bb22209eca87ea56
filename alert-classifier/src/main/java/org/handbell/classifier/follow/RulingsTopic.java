package org.handbell.classifier.follow;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.handbell.model.Ruling;
import org.handbell.topic.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What stands in {@code handbell.rulings}, by key: read to the end at once, then followed. */
public final class RulingsTopic implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(RulingsTopic.class);
  private static final Duration POLL = Duration.ofSeconds(1);

  /** Told whenever something in the topic has changed. */
  @FunctionalInterface
  public interface Listener {
    void changed(Map<String, Ruling> all);
  }

  private final Consumer<String, byte[]> consumer;
  private final Listener listener;
  private final Thread follower = new Thread(this::follow, "handbell-rulings");
  private volatile Map<String, Ruling> current = Map.of();
  private volatile boolean closed;

  private RulingsTopic(Consumer<String, byte[]> consumer, Listener listener) {
    this.consumer = consumer;
    this.listener = listener;
  }

  /** What stands in the topic now. */
  public static Map<String, Ruling> read(Map<String, Object> kafkaClient) {
    try (Consumer<String, byte[]> consumer = TopicReading.consumer(kafkaClient)) {
      RulingsTopic topic = new RulingsTopic(consumer, all -> {});
      topic.readToEnd();
      return topic.current;
    }
  }

  /** Reads to the end, tells the listener, and goes on doing so until closed. */
  public static RulingsTopic follow(Map<String, Object> kafkaClient, Listener listener) {
    RulingsTopic topic = new RulingsTopic(TopicReading.consumer(kafkaClient), listener);
    try {
      topic.readToEnd();
    } catch (RuntimeException e) {
      topic.consumer.close();
      throw e;
    }
    listener.changed(topic.current);
    topic.follower.setDaemon(true);
    topic.follower.start();
    return topic;
  }

  /** By key, as far as they have been read. */
  public Map<String, Ruling> current() {
    return current;
  }

  private void readToEnd() {
    var partitions = TopicReading.partitions(Topics.RULINGS);
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    while (!TopicReading.isAt(consumer, ends)) {
      var unused = take();
    }
  }

  private void follow() {
    try {
      while (!closed) {
        if (take()) {
          tell();
        }
      }
    } catch (WakeupException e) {
      if (!closed) {
        throw e;
      }
    } finally {
      consumer.close();
    }
  }

  private void tell() {
    try {
      listener.changed(current);
    } catch (RuntimeException e) {
      log.error("Rulings changed, but could not be taken up", e);
    }
  }

  /** True where anything came. */
  private boolean take() {
    Map<String, Ruling> next = new HashMap<>(current);
    var records = consumer.poll(POLL);
    records.forEach(record -> take(record, next));
    current = Map.copyOf(next);
    return !records.isEmpty();
  }

  private static void take(ConsumerRecord<String, byte[]> record, Map<String, Ruling> all) {
    if (record.value() == null) {
      all.remove(record.key());
      return;
    }
    Optional<Ruling> ruling = TopicReading.read(Topics.RULINGS, record.value());
    if (ruling.isPresent()) {
      all.put(record.key(), ruling.get());
    } else {
      log.warn("A ruling at offset {} cannot be read and is passed over", record.offset());
    }
  }

  @Override
  public void close() {
    closed = true;
    consumer.wakeup();
    try {
      follower.join(POLL.toMillis() * 5);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
