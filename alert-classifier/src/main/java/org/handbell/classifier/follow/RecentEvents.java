package org.handbell.classifier.follow;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.handbell.model.Event;
import org.handbell.topic.Topics;

/** What filters logged of late, read again without moving anybody's place. */
public final class RecentEvents {

  private static final Duration POLL = Duration.ofSeconds(1);

  private final Map<String, Object> kafkaClient;

  public RecentEvents(Map<String, Object> kafkaClient) {
    this.kafkaClient = new HashMap<>(kafkaClient);
    this.kafkaClient.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2_000);
  }

  /**
   * Reads what was received since then, up to what stands there now.
   *
   * @param most how many of the newest, all partitions together
   */
  public void read(Instant since, long most, java.util.function.Consumer<Event> events) {
    try (Consumer<String, byte[]> consumer = TopicReading.consumer(kafkaClient)) {
      var partitions = TopicReading.partitions(Topics.EVENTS);
      consumer.assign(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      seek(consumer, since, ends, most / partitions.size());
      while (!TopicReading.isAt(consumer, ends)) {
        consumer
            .poll(POLL)
            .forEach(
                record ->
                    TopicReading.read(Topics.EVENTS, record.value())
                        .filter(event -> !event.isDrill())
                        .ifPresent(events));
      }
    }
  }

  private static void seek(
      Consumer<?, ?> consumer, Instant since, Map<TopicPartition, Long> ends, long mostOfEach) {
    Map<TopicPartition, Long> times = new HashMap<>();
    ends.keySet().forEach(partition -> times.put(partition, since.toEpochMilli()));
    Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(times);
    ends.forEach(
        (partition, end) -> {
          OffsetAndTimestamp first = found.get(partition);
          long from = first == null ? end : first.offset();
          consumer.seek(partition, Math.max(from, end - mostOfEach));
        });
  }
}
