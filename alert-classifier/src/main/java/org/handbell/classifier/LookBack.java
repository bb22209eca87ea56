package org.handbell.classifier;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.handbell.classifier.incident.Retrospect;
import org.handbell.classifier.list.Address;
import org.handbell.classifier.list.Label;
import org.handbell.classifier.list.update.Lists;
import org.handbell.classifier.list.update.News;
import org.handbell.model.Event;
import org.handbell.model.Incident;
import org.handbell.topic.Topics;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Matches the events of the last days with what is new on an illegal list, in the background and on
 * the partitions that this instance judges. What it finds goes the way of any incident.
 */
final class LookBack implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LookBack.class);
  private static final Duration DAYS = Duration.ofDays(14);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final long AGAIN_MS = 5_000;

  private final Map<String, Object> kafkaClient;
  private final String group;
  private final Function<Event, String> seal;
  private final String rules;
  private final InstantSource clock;
  private final Counter found;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(run -> new Thread(run, "look-back"));
  private volatile boolean closed;

  /**
   * Looks at nothing yet.
   *
   * @param group whose position says how far events have been judged
   */
  LookBack(
      Map<String, Object> kafkaClient,
      String group,
      Function<Event, String> seal,
      String rules,
      MeterRegistry meters,
      InstantSource clock) {
    this.kafkaClient = Map.copyOf(kafkaClient);
    this.group = group;
    this.seal = seal;
    this.rules = rules;
    this.clock = clock;
    this.found =
        Counter.builder("handbell.classifier.lookback.incidents")
            .description("Incidents found later, by a newer version of an illegal list")
            .register(meters);
  }

  /**
   * Looks back when there is time, and again until it went well.
   *
   * @param partitions of the events that this instance judges; empty while it judges none yet
   */
  void take(News news, Lists lists, Supplier<Collection<TopicPartition>> partitions) {
    Map<TopicPartition, Long> judged = judged();
    Future<?> unused = thread.submit(() -> untilDone(news, judged, lists, partitions));
  }

  /**
   * How far events have been judged by the version before: what comes later is judged by the new
   * one anyway. Nothing where that cannot be told now.
   */
  private Map<TopicPartition, Long> judged() {
    List<TopicPartition> all =
        IntStream.range(0, Topics.EVENTS.partitions())
            .mapToObj(part -> new TopicPartition(Topics.EVENTS.name(), part))
            .toList();
    Map<TopicPartition, Long> judged = new HashMap<>();
    try (KafkaConsumer<String, byte[]> kafka = consumer()) {
      kafka
          .committed(new HashSet<>(all))
          .forEach(
              (partition, position) ->
                  judged.put(partition, position == null ? 0 : position.offset()));
    } catch (KafkaException e) {
      LOG.warn("how far events have been judged is not known: {}", e.getClass().getName());
    }
    return judged;
  }

  private void untilDone(
      News news,
      Map<TopicPartition, Long> judged,
      Lists lists,
      Supplier<Collection<TopicPartition>> partitions) {
    try {
      while (!closed && !done(news, judged, lists, partitions.get())) {
        TimeUnit.MILLISECONDS.sleep(AGAIN_MS);
      }
    } catch (InterruptedException | InterruptException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean done(
      News news,
      Map<TopicPartition, Long> judged,
      Lists lists,
      Collection<TopicPartition> partitions) {
    if (partitions.isEmpty()) {
      return false;
    }
    try {
      List<Incident> incidents = search(news, judged, partitions);
      send(incidents);
      lists.matchedBack(news.list(), news.version());
      found.increment(incidents.size());
      LOG.info(
          "List {}: earlier events matched with version {}, {} incidents",
          news.list(),
          news.version(),
          incidents.size());
      return true;
    } catch (InterruptException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      LOG.warn("List {}: looking back is tried again: {}", news.list(), e.getClass().getName());
      return false;
    }
  }

  private List<Incident> search(
      News news, Map<TopicPartition, Long> judged, Collection<TopicPartition> partitions) {
    Retrospect retrospect = new Retrospect(news.list(), news.version(), rules, seal);
    try (KafkaConsumer<String, byte[]> kafka = consumer()) {
      kafka.assign(partitions);
      Map<TopicPartition, Long> ends = new HashMap<>(kafka.endOffsets(partitions));
      ends.replaceAll((partition, end) -> Math.min(end, judged.getOrDefault(partition, end)));
      seek(kafka, partitions);
      while (!closed && ends.entrySet().stream().anyMatch(end -> isBefore(kafka, end))) {
        for (ConsumerRecord<String, byte[]> each : kafka.poll(POLL)) {
          TopicPartition at = new TopicPartition(each.topic(), each.partition());
          if (each.offset() < ends.getOrDefault(at, 0L)) {
            match(each, news, retrospect);
          }
        }
      }
    }
    if (closed) {
      throw new IllegalStateException("closed before the end");
    }
    return retrospect.incidents();
  }

  private void seek(KafkaConsumer<String, byte[]> kafka, Collection<TopicPartition> partitions) {
    long from = clock.instant().minus(DAYS).toEpochMilli();
    Map<TopicPartition, OffsetAndTimestamp> starts =
        kafka.offsetsForTimes(
            partitions.stream().collect(Collectors.toMap(each -> each, each -> from)));
    kafka.seekToEnd(partitions);
    starts.forEach(
        (partition, start) -> {
          if (start != null) {
            kafka.seek(partition, start.offset());
          }
        });
  }

  private static boolean isBefore(
      KafkaConsumer<String, byte[]> kafka, Map.Entry<TopicPartition, Long> end) {
    return kafka.position(end.getKey()) < end.getValue();
  }

  private static void match(ConsumerRecord<String, byte[]> each, News news, Retrospect retrospect) {
    Event event = event(each);
    if (event == null) {
      return;
    }
    String seen = event.url() == null ? null : event.url().full();
    Address address =
        Address.parse(String.valueOf(seen == null ? event.host() : seen)).orElse(null);
    if (address == null || !news.before().labels(address).isEmpty()) {
      return;
    }
    for (Label label : news.added().labels(address)) {
      if (label.isIllegal() && label.holdsAt(event.schoolId())) {
        retrospect.add(event, label, Instant.ofEpochMilli(each.timestamp()));
      }
    }
  }

  /** What cannot be read has been put aside by whoever judged it. */
  private static @Nullable Event event(ConsumerRecord<String, byte[]> each) {
    try {
      return Topics.EVENTS.values().deserializer().deserialize(each.topic(), each.value());
    } catch (RuntimeException e) {
      return null;
    }
  }

  private void send(List<Incident> incidents) {
    if (incidents.isEmpty()) {
      return;
    }
    Map<String, Object> settings = new HashMap<>(kafkaClient);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    try (KafkaProducer<String, Incident> kafka =
        new KafkaProducer<>(
            settings,
            Topics.INCIDENTS.keys().serializer(),
            Topics.INCIDENTS.values().serializer())) {
      List<Future<?>> sent = new ArrayList<>();
      for (Incident each : incidents) {
        sent.add(kafka.send(new ProducerRecord<>(Topics.INCIDENTS.name(), each.id(), each)));
      }
      for (Future<?> each : sent) {
        each.get();
      }
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("an incident was not taken", e);
    }
  }

  private KafkaConsumer<String, byte[]> consumer() {
    return new KafkaConsumer<>(
        settings(), Topics.EVENTS.keys().deserializer(), new ByteArrayDeserializer());
  }

  private Map<String, Object> settings() {
    Map<String, Object> settings = new HashMap<>(kafkaClient);
    settings.remove(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, group); // asked for its position, never joined
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    return settings;
  }

  @Override
  public void close() {
    closed = true;
    thread.shutdownNow();
  }
}
