package org.handbell.notifier;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.handbell.model.RejectedLine;
import org.handbell.notifier.console.health.Shapes;
import org.handbell.notifier.console.web.Surroundings.Unread;
import org.handbell.topic.Topics;

/**
 * Looks into {@code handbell.rejected} when somebody asks, at the newest lines alone and at most
 * once a minute. Only their shapes leave this class.
 */
final class UnreadLines {

  private static final long NEWEST = 100;
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final Duration GOOD_FOR = Duration.ofMinutes(1);

  private final Map<String, Object> kafkaClient;
  private final LongSupplier nanos;
  private Optional<List<Unread>> last = Optional.empty();
  private long goodUntil;

  /**
   * @param nanos a clock that nobody sets
   */
  UnreadLines(Map<String, Object> kafkaClient, LongSupplier nanos) {
    this.kafkaClient = Map.copyOf(kafkaClient);
    this.nanos = nanos;
    this.goodUntil = nanos.getAsLong();
  }

  /** The shapes of the newest of them; absent where the broker does not answer. */
  synchronized Optional<List<Unread>> shapes() {
    if (nanos.getAsLong() - goodUntil >= 0) {
      last = look();
      goodUntil = nanos.getAsLong() + GOOD_FOR.toNanos();
    }
    return last;
  }

  private Optional<List<Unread>> look() {
    try (KafkaConsumer<String, RejectedLine> kafka =
        new KafkaConsumer<>(
            settings(), new StringDeserializer(), Topics.REJECTED.values().deserializer())) {
      return Optional.of(Shapes.of(newest(kafka)));
    } catch (KafkaException e) {
      return Optional.empty();
    }
  }

  private List<RejectedLine> newest(KafkaConsumer<String, RejectedLine> kafka) {
    List<TopicPartition> all =
        IntStream.range(0, Topics.REJECTED.partitions())
            .mapToObj(part -> new TopicPartition(Topics.REJECTED.name(), part))
            .toList();
    kafka.assign(all);
    Map<TopicPartition, Long> begin = kafka.beginningOffsets(all);
    Map<TopicPartition, Long> end = kafka.endOffsets(all);
    end.forEach((at, to) -> kafka.seek(at, Math.max(begin.getOrDefault(at, 0L), to - NEWEST)));
    List<RejectedLine> lines = new ArrayList<>();
    long until = nanos.getAsLong() + PATIENCE.toNanos();
    while (nanos.getAsLong() < until && !isRead(kafka, end)) {
      kafka.poll(Duration.ofMillis(200)).forEach(record -> lines.add(record.value()));
    }
    return lines;
  }

  private static boolean isRead(
      KafkaConsumer<String, RejectedLine> kafka, Map<TopicPartition, Long> end) {
    return end.entrySet().stream()
        .allMatch(each -> kafka.position(each.getKey()) >= each.getValue());
  }

  private Map<String, Object> settings() {
    Map<String, Object> settings = new HashMap<>(kafkaClient);
    settings.remove(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
    settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis() - 500);
    return settings;
  }
}
