package org.handbell.app;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.handbell.topic.Topics;

/**
 * Whether the brokers answer: every one that leads a partition of the events. A broker that alone
 * is left still knows of the others, so that being known counts for nothing. Asked in the
 * background, for who wants to know has no time to wait.
 */
final class BrokerAnswer implements BooleanSupplier, AutoCloseable {

  private static final int PATIENCE_MS = 8_000;
  private static final long EVERY_MS = 5_000;

  private final Admin admin;
  private final ScheduledExecutorService asking =
      Executors.newSingleThreadScheduledExecutor(run -> new Thread(run, "broker-answer"));
  private volatile boolean answered = true;

  /** Begins to ask; until the first answer or its absence they are taken to be there. */
  BrokerAnswer(Map<String, Object> kafka) {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MS / 2);
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS);
    this.admin = Admin.create(settings);
    ScheduledFuture<?> unused =
        asking.scheduleWithFixedDelay(this::ask, EVERY_MS, EVERY_MS, TimeUnit.MILLISECONDS);
  }

  private void ask() {
    try {
      Map<TopicPartition, OffsetSpec> all =
          IntStream.range(0, Topics.EVENTS.partitions())
              .mapToObj(partition -> new TopicPartition(Topics.EVENTS.name(), partition))
              .collect(Collectors.toMap(each -> each, each -> OffsetSpec.latest()));
      admin.listOffsets(all).all().get();
      answered = true;
    } catch (ExecutionException | KafkaException e) {
      answered = false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean getAsBoolean() {
    return answered;
  }

  @Override
  public void close() {
    asking.shutdownNow();
    admin.close(Duration.ofSeconds(1));
  }
}
