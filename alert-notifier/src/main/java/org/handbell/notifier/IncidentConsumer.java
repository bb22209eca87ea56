package org.handbell.notifier;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.handbell.model.Activity;
import org.handbell.model.Incident;
import org.handbell.model.RejectedLine;
import org.handbell.notifier.register.Batch;
import org.handbell.notifier.register.BatchResult;
import org.handbell.notifier.register.Position;
import org.handbell.notifier.register.Register;
import org.handbell.sealed.SealedLine;
import org.handbell.topic.Topic;
import org.handbell.topic.Topics;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads incidents, locked lines and activity into the register. The register's own position counts:
 * it is written with the cases, Kafka's is committed after it, so a crash between the two reads a
 * batch again and the register takes it for known.
 *
 * <p>Every incident read is counted once: {@code handbell.notifier.incidents.read} is the sum of
 * {@code handbell.notifier.incidents} over opened, revised, stale, rejected and erased.
 */
final class IncidentConsumer {

  private static final Logger LOG = LoggerFactory.getLogger(IncidentConsumer.class);
  private static final Duration POLL = Duration.ofMillis(500);

  private final org.apache.kafka.clients.consumer.Consumer<String, byte[]> kafka;
  private final String clusterId;
  private final Register register;
  private final Consumer<RejectedLine> deadLetters;
  private final MeterRegistry metrics;
  private final Counter unheard;
  private volatile boolean assigned;

  /**
   * @param deadLetters returns only when the record is safe
   */
  IncidentConsumer(
      org.apache.kafka.clients.consumer.Consumer<String, byte[]> kafka,
      String clusterId,
      Register register,
      Consumer<RejectedLine> deadLetters,
      MeterRegistry metrics) {
    this.kafka = kafka;
    this.clusterId = clusterId;
    this.register = register;
    this.deadLetters = deadLetters;
    this.metrics = metrics;
    this.unheard = metrics.counter("handbell.notifier.unheard"); // at 0, so that the first is seen
  }

  void subscribe() {
    kafka.subscribe(
        List.of(Topics.INCIDENTS.name(), Topics.SEALED.name(), Topics.ACTIVITY.name()),
        new SeekToRegister());
  }

  /** True while this instance has partitions to read. */
  boolean isAssigned() {
    return assigned;
  }

  /**
   * Takes in one poll. When this throws, nothing of it is committed: a consumer made anew reads it
   * again.
   */
  boolean pollOnce() {
    ConsumerRecords<String, byte[]> records = kafka.poll(POLL);
    if (records.isEmpty()) {
      return false;
    }
    take(records);
    kafka.commitSync(next(records));
    return true;
  }

  private void take(ConsumerRecords<String, byte[]> records) {
    List<Incident> incidents = new ArrayList<>();
    List<Activity> activities = new ArrayList<>();
    List<SealedLine> sealed = new ArrayList<>();
    Map<String, Integer> counts = new HashMap<>();
    int read = 0;
    for (ConsumerRecord<String, byte[]> each : records) {
      if (each.topic().equals(Topics.INCIDENTS.name())) {
        read++;
        String without = each.value() == null ? "erased" : "rejected";
        read(each, Topics.INCIDENTS)
            .ifPresentOrElse(incidents::add, () -> counts.merge(without, 1, Integer::sum));
      } else if (each.topic().equals(Topics.SEALED.name())) {
        read(each, Topics.SEALED).ifPresent(sealed::add);
      } else {
        read(each, Topics.ACTIVITY).ifPresent(activities::add);
      }
    }
    List<Position> positions =
        next(records).entrySet().stream()
            .map(at -> position(at.getKey(), at.getValue().offset()))
            .toList();
    BatchResult result =
        register.applyBatch(new Batch(clusterId, incidents, activities, positions, sealed));
    counts.put("opened", result.opened());
    counts.put("revised", result.revised());
    counts.put("stale", result.stale());
    metrics.counter("handbell.notifier.incidents.read").increment(read);
    counts.forEach(this::count);
    if (result.unheard() > 0) {
      unheard.increment(result.unheard());
      LOG.error("{} concerns have no recipient: see people in the configuration", result.unheard());
    }
  }

  private void count(String result, int by) {
    metrics.counter("handbell.notifier.incidents", "result", result).increment(by);
  }

  /** The record's value; one that cannot be read goes to the dead letters and is passed over. */
  private <T> Optional<T> read(ConsumerRecord<String, byte[]> record, Topic<String, T> topic) {
    try {
      return Optional.ofNullable(value(record, topic));
    } catch (SerializationException e) {
      LOG.error(
          "unreadable record put aside: {}-{} offset {}",
          record.topic(),
          record.partition(),
          record.offset());
      metrics.counter("handbell.notifier.dead.letters", "topic", record.topic()).increment();
      deadLetters.accept(
          new RejectedLine(
              record.topic(),
              Instant.ofEpochMilli(record.timestamp()),
              record.value(),
              "%s, partition %d offset %d"
                  .formatted(e.getMessage(), record.partition(), record.offset())));
      return Optional.empty();
    }
  }

  private static <T> @Nullable T value(
      ConsumerRecord<String, byte[]> record, Topic<String, T> topic) {
    return topic.values().deserializer().deserialize(record.topic(), record.value());
  }

  private static Position position(TopicPartition partition, long next) {
    return new Position(partition.topic(), partition.partition(), next);
  }

  private static Map<TopicPartition, OffsetAndMetadata> next(
      ConsumerRecords<String, byte[]> records) {
    Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>();
    for (TopicPartition partition : records.partitions()) {
      List<ConsumerRecord<String, byte[]>> of = records.records(partition);
      next.put(partition, new OffsetAndMetadata(of.get(of.size() - 1).offset() + 1));
    }
    return next;
  }

  /**
   * The register's positions count, whatever Kafka remembers. A partition that it has no position
   * of is read from its start: Kafka may remember one all the same, where the register was put back
   * from a copy older than the log. A position that the log has not reached is of another log: then
   * all of it is read again, for what is known changes nothing.
   */
  private final class SeekToRegister implements ConsumerRebalanceListener {

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      Map<TopicPartition, Long> ends = kafka.endOffsets(partitions);
      Set<TopicPartition> unknown = new HashSet<>(partitions);
      for (Position known : register.positions(clusterId)) {
        TopicPartition partition = new TopicPartition(known.topic(), known.partition());
        Long end = ends.get(partition);
        if (end != null && known.next() > end) {
          LOG.warn("the register is ahead of {}: all of it is read again", partition);
          register.forget(clusterId, known);
        } else if (unknown.remove(partition)) {
          kafka.seek(partition, known.next());
        }
      }
      if (!unknown.isEmpty()) { // of none it would be all
        kafka.seekToBeginning(unknown);
      }
      assigned = !kafka.assignment().isEmpty();
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      assigned = kafka.assignment().size() > partitions.size();
    }
  }
}
