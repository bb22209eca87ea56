package org.handbell.notifier;

import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.handbell.notifier.watch.Unjudged;
import org.handbell.topic.Topics;

/**
 * Watches how far the classifiers are: where events wait and their place does not move, nobody
 * judges them. Asked in the background; while the brokers do not answer, what was seen last counts.
 */
final class JudgingWatch implements AutoCloseable {

  private static final int PATIENCE_MS = 8_000;

  private final Admin admin;
  private final InstantSource clock;
  private final Duration every;
  private final ScheduledExecutorService asking =
      Executors.newSingleThreadScheduledExecutor(run -> new Thread(run, "judging-watch"));
  private final Map<TopicPartition, Long> judged = new HashMap<>();
  private final Map<TopicPartition, Instant> waiting = new HashMap<>();
  private volatile Optional<Unjudged> seen = Optional.empty();

  /** Begins to look, so often. */
  JudgingWatch(Map<String, Object> kafkaClient, InstantSource clock, Duration every) {
    Map<String, Object> settings = new HashMap<>(kafkaClient);
    settings.keySet().retainAll(AdminClientConfig.configNames());
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MS / 2);
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS);
    this.admin = Admin.create(settings);
    this.clock = clock;
    this.every = every;
    ScheduledFuture<?> unused =
        asking.scheduleWithFixedDelay(this::look, 0, every.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** What stood still between two looks at least. */
  Optional<Unjudged> seen() {
    return seen;
  }

  private void look() {
    try {
      Map<TopicPartition, Long> ends = places(OffsetSpec.latest());
      Map<TopicPartition, Long> begins = places(OffsetSpec.earliest());
      Map<TopicPartition, OffsetAndMetadata> read =
          admin.listConsumerGroupOffsets(Topics.CLASSIFIERS).partitionsToOffsetAndMetadata().get();
      boolean moved = false;
      Instant now = clock.instant();
      for (TopicPartition each : ends.keySet()) {
        OffsetAndMetadata place = read.get(each);
        long at = place == null ? begins.getOrDefault(each, 0L) : place.offset();
        Long before = judged.put(each, at);
        boolean moves = before != null && before != at;
        moved |= moves;
        if (at >= ends.getOrDefault(each, 0L)) {
          waiting.remove(each);
        } else if (moves) {
          waiting.put(each, now);
        } else {
          waiting.putIfAbsent(each, now);
        }
      }
      seen = still(now, !moved);
    } catch (ExecutionException | KafkaException e) {
      // the brokers do not answer, which is said elsewhere
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Map<TopicPartition, Long> places(OffsetSpec which)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> all =
        IntStream.range(0, Topics.EVENTS.partitions())
            .mapToObj(partition -> new TopicPartition(Topics.EVENTS.name(), partition))
            .collect(toMap(each -> each, each -> which));
    return admin.listOffsets(all).all().get().entrySet().stream()
        .collect(toMap(Map.Entry::getKey, each -> each.getValue().offset()));
  }

  private Optional<Unjudged> still(Instant now, boolean nothingMoved) {
    Instant latest = now.minus(every);
    int partitions = (int) waiting.values().stream().filter(each -> !each.isAfter(latest)).count();
    return waiting.values().stream()
        .filter(each -> !each.isAfter(latest))
        .min(Instant::compareTo)
        .map(since -> new Unjudged(since, partitions, nothingMoved));
  }

  @Override
  public void close() {
    asking.shutdownNow();
    admin.close(Duration.ofSeconds(1));
  }
}
