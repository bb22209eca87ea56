package org.handbell.classifier;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.handbell.topic.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes events that were read and are two weeks old. The topic itself keeps whatever nobody has
 * read for as long as a long closure lasts; what has been judged need not lie about for so long,
 * least of all a line of illegal content. Kafka frees the space when all of a day's file is
 * deleted.
 */
final class ReadEvents implements AutoCloseable {

  static final Duration KEPT = Duration.ofDays(14);

  private static final Logger log = LoggerFactory.getLogger(ReadEvents.class);

  private final Map<String, Object> kafkaClient;
  private final String group;
  private final InstantSource clock;
  private final ScheduledExecutorService hourly =
      Executors.newSingleThreadScheduledExecutor(run -> new Thread(run, "read-events"));

  /**
   * Deletes nothing before {@link #start}.
   *
   * @param group the classifier's: what it has committed is read
   */
  ReadEvents(Map<String, Object> kafkaClient, String group, InstantSource clock) {
    this.kafkaClient = Map.copyOf(kafkaClient);
    this.group = group;
    this.clock = clock;
  }

  /** From now on deletes once an hour; several instances do no harm. */
  ReadEvents start() {
    ScheduledFuture<?> unused =
        hourly.scheduleWithFixedDelay(this::tryToDelete, 1, 60, TimeUnit.MINUTES);
    return this;
  }

  private void tryToDelete() {
    try (Admin admin = Admin.create(kafkaClient)) {
      delete(admin);
    } catch (ExecutionException | KafkaException e) {
      log.warn("Read events were not deleted, which is tried again: {}", e.getClass().getName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Deletes once. Nothing is deleted of a partition that nobody has committed a position of. */
  void delete(Admin admin) throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetAndMetadata> read =
        admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    Instant before = clock.instant().minus(KEPT);
    read.forEach(
        (partition, offset) -> {
          if (partition.topic().equals(Topics.EVENTS.name()) && offset != null) {
            asked.put(partition, OffsetSpec.forTimestamp(before.toEpochMilli()));
          }
        });
    Map<TopicPartition, RecordsToDelete> old = new HashMap<>();
    admin
        .listOffsets(asked)
        .all()
        .get()
        .forEach(
            (partition, young) ->
                old.put(
                    partition, RecordsToDelete.beforeOffset(upTo(offset(read, partition), young))));
    admin.deleteRecords(old).all().get();
  }

  private static long offset(
      Map<TopicPartition, OffsetAndMetadata> read, TopicPartition partition) {
    OffsetAndMetadata committed = read.get(partition);
    return committed == null ? 0 : committed.offset();
  }

  /** Up to the first young record, where there is one, but never beyond what was read. */
  private static long upTo(long read, ListOffsetsResultInfo young) {
    return young.offset() < 0 ? read : Math.min(read, young.offset());
  }

  @Override
  public void close() {
    hourly.shutdownNow();
  }
}
