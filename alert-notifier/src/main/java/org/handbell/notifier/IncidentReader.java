package org.handbell.notifier;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.handbell.model.RejectedLine;
import org.handbell.notifier.register.Register;
import org.handbell.topic.Topics;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a consumer running: whatever fails, a new one reads on from the register's position. */
final class IncidentReader implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(IncidentReader.class);
  private static final String GROUP = "handbell-notifier";

  /** Long enough for a restart, short enough that another notifier soon reads on for this one. */
  private static final int SESSION_TIMEOUT_MS = 30_000;

  private final Map<String, Object> kafkaClient;
  private final Register register;
  private final Runnable news;
  private final MeterRegistry metrics;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "notifier-reader");
  private final Counter failures;
  private volatile @Nullable IncidentConsumer consumer;

  /**
   * Reads nothing before {@link #start}.
   *
   * @param news is told whenever the register has taken something in
   */
  IncidentReader(
      Map<String, Object> kafkaClient, Register register, Runnable news, MeterRegistry metrics) {
    this.kafkaClient = Map.copyOf(kafkaClient);
    this.register = register;
    this.news = news;
    this.metrics = metrics;
    this.failures = metrics.counter("handbell.notifier.read.failures");
  }

  void start() {
    thread.start();
  }

  boolean isAssigned() {
    IncidentConsumer current = consumer;
    return current != null && current.isAssigned();
  }

  private void run() {
    try {
      do {
        if (register.isOpen()) {
          readWhileItGoesWell();
        } // else another notifier reads what this one could not write down
      } while (!stop.await(1, TimeUnit.SECONDS));
    } catch (FencedInstanceIdException e) {
      LOG.error("another notifier runs under the same instance id: this one reads no more");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void readWhileItGoesWell() throws InterruptedException {
    try {
      read();
    } catch (FencedInstanceIdException e) {
      throw e;
    } catch (RuntimeException | ExecutionException e) {
      // The message may quote a record, so only the kind of failure is logged.
      LOG.warn("reading incidents failed and is tried again: {}", e.getClass().getName());
      failures.increment();
    } finally {
      consumer = null;
    }
  }

  private void read() throws ExecutionException, InterruptedException {
    String clusterId = clusterId();
    try (KafkaConsumer<String, byte[]> kafka =
            new KafkaConsumer<>(
                consumerSettings(), new StringDeserializer(), new ByteArrayDeserializer());
        KafkaProducer<String, RejectedLine> rejected =
            new KafkaProducer<>(
                producerSettings(),
                Topics.REJECTED.keys().serializer(),
                Topics.REJECTED.values().serializer())) {
      IncidentConsumer current =
          new IncidentConsumer(
              kafka, clusterId, register, line -> putAside(rejected, line), metrics);
      consumer = current;
      current.subscribe();
      while (stop.getCount() > 0) {
        if (current.pollOnce()) {
          news.run();
        }
      }
    }
  }

  private String clusterId() throws ExecutionException, InterruptedException {
    Map<String, Object> settings = new HashMap<>(kafkaClient);
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000);
    try (Admin admin = Admin.create(settings)) {
      return admin.describeCluster().clusterId().get();
    }
  }

  private Map<String, Object> consumerSettings() {
    Map<String, Object> settings = new HashMap<>();
    settings.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, GROUP + "-1");
    settings.putAll(kafkaClient);
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
    settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_TIMEOUT_MS);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 50);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    return settings;
  }

  private Map<String, Object> producerSettings() {
    Map<String, Object> settings = new HashMap<>(kafkaClient);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    return settings;
  }

  private static void putAside(KafkaProducer<String, RejectedLine> producer, RejectedLine line) {
    try {
      producer.send(new ProducerRecord<>(Topics.REJECTED.name(), line.sourceId(), line)).get();
    } catch (ExecutionException e) {
      throw new KafkaException("an unreadable record could not be put aside", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("stopped while putting a record aside", e);
    }
  }

  /** Returns once what is being taken in is committed. */
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
