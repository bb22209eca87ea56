package org.handbell.app.replay;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serializer;
import org.handbell.app.embedded.EmbeddedBroker;
import org.handbell.classifier.ClassifierConfig;
import org.handbell.classifier.HistoryStage;
import org.handbell.classifier.classify.Classifier;
import org.handbell.model.Event;
import org.handbell.model.Incident;
import org.handbell.topic.TopicKeeper;
import org.handbell.topic.Topics;
import org.jspecify.annotations.Nullable;

/**
 * A classifier beside a broker of its own, in a folder that is deleted at the end. Events go in
 * with the time of the device as the record's time; the incidents they would have raised come out.
 */
public final class Replay implements AutoCloseable {

  private static final long LOOK_MILLIS = 50;

  private final Path folder;
  private final EmbeddedBroker broker;
  private final Admin admin;
  private final HistoryStage classifier;
  private final String group;
  private final KafkaProducer<String, Event> producer;
  private final AtomicReference<@Nullable Exception> fault = new AtomicReference<>();

  private Replay(
      Path folder,
      EmbeddedBroker broker,
      Admin admin,
      HistoryStage classifier,
      String group,
      KafkaProducer<String, Event> producer) {
    this.folder = folder;
    this.broker = broker;
    this.admin = admin;
    this.classifier = classifier;
    this.group = group;
    this.producer = producer;
  }

  /**
   * Starts with nothing known.
   *
   * @param config as the running classifier has it
   * @param law what judges
   * @throws IOException when no folder can be made or the broker does not start in it
   */
  public static Replay start(ClassifierConfig config, Classifier law)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("handbell-replay");
    EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"), 0);
    Map<String, Object> kafka = Map.of("bootstrap.servers", broker.bootstrap());
    Admin admin = Admin.create(kafka);
    ClassifierConfig there = config.forHistory(folder);
    try {
      TopicKeeper.ensure(admin, true);
      keepEverything(admin);
      HistoryStage classifier =
          HistoryStage.start(there, law, kafka, new SimpleMeterRegistry(), Clock.systemUTC());
      return new Replay(
          folder, broker, admin, classifier, there.applicationId(), producer(broker.bootstrap()));
    } catch (ExecutionException | RuntimeException e) {
      admin.close();
      broker.close();
      throw new IOException("the replay's classifier does not start beside its own broker", e);
    }
  }

  /**
   * Events of last year would be too old to keep; and nothing here needs to outlive a power cut.
   */
  private static void keepEverything(Admin admin) throws ExecutionException, InterruptedException {
    Collection<AlterConfigOp> settings =
        Stream.of(
                new ConfigEntry(TopicConfig.RETENTION_MS_CONFIG, "-1"),
                new ConfigEntry(
                    TopicConfig.FLUSH_MESSAGES_INTERVAL_CONFIG, String.valueOf(Long.MAX_VALUE)))
            .map(entry -> new AlterConfigOp(entry, AlterConfigOp.OpType.SET))
            .toList();
    Map<ConfigResource, Collection<AlterConfigOp>> all =
        Stream.of(Topics.EVENTS, Topics.INCIDENTS, Topics.ACTIVITY)
            .collect(
                Collectors.toMap(
                    topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic.name()),
                    topic -> settings));
    admin.incrementalAlterConfigs(all).all().get();
  }

  private static KafkaProducer<String, Event> producer(String bootstrap) {
    Serializer<String> keys = Topics.EVENTS.keys().serializer();
    Serializer<Event> values = Topics.EVENTS.values().serializer();
    return new KafkaProducer<>(
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrap,
            ProducerConfig.COMPRESSION_TYPE_CONFIG,
            "lz4",
            ProducerConfig.LINGER_MS_CONFIG,
            20,
            ProducerConfig.BATCH_SIZE_CONFIG,
            256 << 10),
        keys,
        values);
  }

  /**
   * Has one event judged; waits while many others are on their way.
   *
   * @throws IllegalStateException when an earlier event could not be sent
   */
  public void send(Event event) {
    requireAllTaken();
    var unused =
        producer.send(
            new ProducerRecord<>(
                Topics.EVENTS.name(), null, event.ingested().toEpochMilli(), event.key(), event),
            (sent, exception) -> {
              if (exception != null) {
                fault.compareAndSet(null, exception);
              }
            });
  }

  private void requireAllTaken() {
    if (fault.get() != null) {
      throw new IllegalStateException("the replay's broker refused an event", fault.get());
    }
  }

  /**
   * Waits until everything has been judged.
   *
   * @return the last revision of each incident, in order of time
   * @throws IllegalStateException when an event could not be sent or the classifier gave up
   */
  public List<Incident> finish() throws InterruptedException {
    producer.flush();
    requireAllTaken();
    try {
      while (!isJudged()) {
        if (classifier.hasFailed()) {
          throw new IllegalStateException("the classifier gave up: see the log above");
        }
        TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      }
      return Incidents.read(broker.bootstrap());
    } catch (ExecutionException e) {
      throw new IllegalStateException("the replay's broker does not answer", e);
    }
  }

  /** What the classifier sends to itself has to be read to its end, too. */
  private boolean isJudged() throws ExecutionException, InterruptedException {
    Map<TopicPartition, Long> read = new HashMap<>();
    admin
        .listConsumerGroupOffsets(group)
        .partitionsToOffsetAndMetadata()
        .get()
        .forEach((partition, offset) -> read.put(partition, offset == null ? 0 : offset.offset()));
    List<String> topics =
        admin.listTopics().names().get().stream()
            .filter(name -> name.equals(Topics.EVENTS.name()) || name.endsWith("-repartition"))
            .toList();
    List<TopicPartition> partitions = new ArrayList<>();
    admin
        .describeTopics(topics)
        .allTopicNames()
        .get()
        .forEach(
            (name, topic) ->
                topic
                    .partitions()
                    .forEach(part -> partitions.add(new TopicPartition(name, part.partition()))));
    var ends =
        admin
            .listOffsets(
                partitions.stream()
                    .collect(Collectors.toMap(part -> part, part -> OffsetSpec.latest())))
            .all()
            .get();
    return ends.entrySet().stream()
        .allMatch(end -> read.getOrDefault(end.getKey(), 0L) >= end.getValue().offset());
  }

  @Override
  public void close() {
    producer.close();
    classifier.close();
    admin.close();
    broker.close();
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(Replay::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
