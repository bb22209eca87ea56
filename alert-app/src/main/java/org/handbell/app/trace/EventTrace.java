package org.handbell.app.trace;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.handbell.model.Event;
import org.handbell.model.Incident;
import org.handbell.topic.Topic;
import org.handbell.topic.Topics;

/** Looks through the topics for one event. */
public final class EventTrace {

  private static final Duration POLL = Duration.ofMillis(500);

  private final Map<String, Object> kafka;
  private final String id;
  private final byte[] needle;

  /**
   * Of one event.
   *
   * @param kafka how a client reaches the broker
   */
  public EventTrace(Map<String, Object> kafka, String id) {
    this.kafka = Map.copyOf(kafka);
    this.id = id;
    this.needle = id.getBytes(UTF_8);
  }

  /** Where it stands as it was read: once, or oftener where a receiver was killed. */
  public List<Sighting<Event>> events() {
    return search(Topics.EVENTS, event -> event.id().equals(id));
  }

  /** The incidents' revisions that name it among what they rest on. */
  public List<Sighting<Incident>> incidents() {
    return search(
        Topics.INCIDENTS,
        incident -> incident.evidence().stream().anyMatch(each -> each.eventId().equals(id)));
  }

  /** How far the group of that name has read the partition. */
  public OptionalLong readUpTo(String group, Sighting<?> sighting)
      throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(kafka)) {
      OffsetAndMetadata at =
          admin
              .listConsumerGroupOffsets(group)
              .partitionsToOffsetAndMetadata()
              .get()
              .get(new TopicPartition(sighting.topic(), sighting.partition()));
      return at == null ? OptionalLong.empty() : OptionalLong.of(at.offset());
    }
  }

  private <V> List<Sighting<V>> search(Topic<String, V> topic, Predicate<V> fits) {
    List<Sighting<V>> found = new ArrayList<>();
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(settings(), new StringDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> left = new ArrayList<>();
      for (int i = 0; i < topic.partitions(); i++) {
        left.add(new TopicPartition(topic.name(), i));
      }
      consumer.assign(left);
      consumer.seekToBeginning(left);
      Map<TopicPartition, Long> ends = consumer.endOffsets(left);
      Set<TopicPartition> open = new HashSet<>(left);
      while (true) {
        open.removeIf(
            partition -> consumer.position(partition) >= ends.getOrDefault(partition, 0L));
        if (open.isEmpty()) {
          return found;
        }
        for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
          look(topic, record, fits, found);
        }
      }
    }
  }

  private <V> void look(
      Topic<String, V> topic,
      ConsumerRecord<String, byte[]> record,
      Predicate<V> fits,
      List<Sighting<V>> found) {
    if (record.value() == null || !holds(record.value())) {
      return;
    }
    try {
      V value = topic.values().deserializer().deserialize(topic.name(), record.value());
      if (fits.test(value)) {
        found.add(
            new Sighting<>(
                topic.name(),
                record.partition(),
                record.offset(),
                Instant.ofEpochMilli(record.timestamp()),
                value));
      }
    } catch (SerializationException unreadable) {
      // nobody else could read it either: it is among the dead letters
    }
  }

  /** Most records are not it: reading them as JSON would take most of the time. */
  private boolean holds(byte[] value) {
    for (int at = 0; at <= value.length - needle.length; at++) {
      int i = 0;
      while (i < needle.length && value[at + i] == needle[i]) {
        i++;
      }
      if (i == needle.length) {
        return true;
      }
    }
    return false;
  }

  private Map<String, Object> settings() {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 15_000);
    return settings;
  }
}
