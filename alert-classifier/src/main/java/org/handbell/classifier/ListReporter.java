package org.handbell.classifier;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.handbell.classifier.list.update.ListState;
import org.handbell.classifier.list.update.Lists;
import org.handbell.model.ListReport;
import org.handbell.topic.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says every few minutes on {@code handbell.lists} how the lists do: whoever tells IT reads it. */
final class ListReporter implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ListReporter.class);
  private static final int EVERY_MINUTES = 5;

  private final Lists lists;
  private final String instance;
  private final InstantSource clock;
  private final Producer<String, ListReport> producer;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(run -> new Thread(run, "list-reports"));

  private ListReporter(
      Lists lists, String instance, InstantSource clock, Producer<String, ListReport> producer) {
    this.lists = lists;
    this.instance = instance;
    this.clock = clock;
    this.producer = producer;
  }

  /** Reports until it is closed. */
  static ListReporter start(
      Lists lists, String instance, Map<String, Object> kafkaClient, InstantSource clock) {
    Map<String, Object> settings = new HashMap<>(kafkaClient);
    settings.put(ProducerConfig.CLIENT_ID_CONFIG, "handbell-list-reports");
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 3_000);
    settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 1L << 20);
    ListReporter reporter =
        new ListReporter(
            lists,
            instance,
            clock,
            new KafkaProducer<>(
                settings, Topics.LISTS.keys().serializer(), Topics.LISTS.values().serializer()));
    ScheduledFuture<?> unused =
        reporter.thread.scheduleWithFixedDelay(
            reporter::report, 0, EVERY_MINUTES, TimeUnit.MINUTES);
    return reporter;
  }

  private void report() {
    try {
      for (ListState state : lists.states()) {
        ListReport report = report(state);
        var unused = producer.send(new ProducerRecord<>(Topics.LISTS.name(), report.key(), report));
      }
    } catch (RuntimeException e) {
      LOG.warn("reports on lists are sent again later: {}", e.getClass().getName());
    }
  }

  private ListReport report(ListState state) {
    return new ListReport(
        state.list(),
        instance,
        state.illegal(),
        state.fetched(),
        state.version(),
        state.entries(),
        clock.instant(),
        state.confirmed(),
        state.problem());
  }

  @Override
  public void close() {
    thread.shutdownNow();
    producer.close(Duration.ofSeconds(2));
  }
}
