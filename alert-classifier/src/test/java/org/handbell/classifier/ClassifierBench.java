package org.handbell.classifier;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.internals.WrappedStateStore;
import org.handbell.classifier.incident.Scene;
import org.handbell.classifier.judge.ClassifierMetrics;
import org.handbell.classifier.judge.Judgement;
import org.handbell.classifier.pattern.FalseAlarms;
import org.handbell.model.Activity;
import org.handbell.model.Event;
import org.handbell.model.Evidence;
import org.handbell.model.Incident;
import org.handbell.model.RejectedLine;
import org.handbell.sealed.SealedLine;
import org.handbell.topic.Topic;
import org.handbell.topic.Topics;

/** The real topology on a bench: events in by hand, time by hand, real stores. */
final class ClassifierBench implements AutoCloseable {

  static final ZoneId LONDON = ZoneId.of("Europe/London");
  static final String SEAL = "seal-0001/https/com";

  final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  boolean caughtUp = true;
  FalseAlarms falseAlarms = FalseAlarms.NONE;
  private long nanos = 1_000_000_000L;
  private final Path state;
  private final TopologyTestDriver driver;
  private final TestInputTopic<String, Event> events;
  private final TestInputTopic<String, byte[]> raw;
  private final TestOutputTopic<String, Incident> incidents;
  private final TestOutputTopic<String, SealedLine> sealed;
  private final TestOutputTopic<String, Activity> activity;
  private final TestOutputTopic<String, RejectedLine> rejected;

  ClassifierBench() {
    this(Scene::judge);
  }

  ClassifierBench(Judgement judgement) {
    try {
      state = Files.createTempDirectory("classifier-bench");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ClassifierMetrics metrics = new ClassifierMetrics(registry);
    ClassifierTopology topology =
        new ClassifierTopology(
            judgement,
            event -> SEAL,
            ClassifierBench::lock,
            partition -> caughtUp,
            () -> nanos,
            LONDON,
            true,
            metrics,
            () -> falseAlarms);
    ClassifierConfig config =
        new ClassifierConfig(
            List.of(),
            List.of(),
            state,
            ClassifierConfig.DEFAULT_APPLICATION_ID,
            "bench",
            state.resolve("seal.key"),
            false, // the driver's mock producer forgets what an open transaction has sent
            true,
            1);
    Properties settings =
        StreamsSettings.of(config, Map.of("bootstrap.servers", "nowhere:9092"), metrics);
    driver = new TopologyTestDriver(topology.build(), settings, Scene.TEN);
    events =
        driver.createInputTopic(
            Topics.EVENTS.name(),
            Topics.EVENTS.keys().serializer(),
            Topics.EVENTS.values().serializer());
    raw =
        driver.createInputTopic(
            Topics.EVENTS.name(), new StringSerializer(), new ByteArraySerializer());
    incidents = output(Topics.INCIDENTS);
    sealed = output(Topics.SEALED);
    activity = output(Topics.ACTIVITY);
    rejected = output(Topics.REJECTED);
  }

  private <V> TestOutputTopic<String, V> output(Topic<String, V> topic) {
    return driver.createOutputTopic(
        topic.name(), topic.keys().deserializer(), topic.values().deserializer());
  }

  ClassifierBench receive(Instant received, Event event) {
    events.pipeInput(event.key(), event, received);
    return this;
  }

  ClassifierBench receiveBytes(byte[] value) {
    raw.pipeInput("elm/unreadable", value, Scene.TEN);
    return this;
  }

  /** Time passes, in the steps in which the timer would fire. */
  ClassifierBench idle(Duration howLong) {
    Duration step = Duration.ofSeconds(10);
    for (Duration left = howLong; left.compareTo(Duration.ZERO) > 0; left = left.minus(step)) {
      jump(step, step);
    }
    return this;
  }

  /** The timer fires once after the wall clock and the machine's counter moved on by these. */
  ClassifierBench jump(Duration wall, Duration counter) {
    nanos += counter.toNanos();
    driver.advanceWallClockTime(wall);
    return this;
  }

  List<Incident> incidents() {
    return incidents.readValuesToList();
  }

  List<SealedLine> sealed() {
    return sealed.readValuesToList();
  }

  private static Optional<SealedLine> lock(Event event, Evidence evidence, String incidentId) {
    return evidence.seal() == null
        ? Optional.empty()
        : Optional.of(
            new SealedLine(
                event.id(), incidentId, "elm", Scene.TEN, null, null, List.of("list:iwf"), "box"));
  }

  List<Activity> activity() {
    return activity.readValuesToList();
  }

  List<RejectedLine> rejected() {
    return rejected.readValuesToList();
  }

  /** Every byte that left for a topic of this name. */
  List<byte[]> bytesOf(String topic) {
    return driver
        .createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
        .readValuesToList();
  }

  /** Every value in every store, as the store has it. */
  List<byte[]> bytesInStores() {
    List<byte[]> values = new ArrayList<>();
    for (StateStore store : driver.getAllStateStores().values()) {
      @SuppressWarnings("unchecked") // beneath its serdes each store here holds bytes
      var bytes = (KeyValueStore<Bytes, byte[]>) ((WrappedStateStore<?, ?, ?>) store).wrapped();
      try (KeyValueIterator<Bytes, byte[]> all = bytes.all()) {
        all.forEachRemaining(entry -> values.add(entry.value));
      }
    }
    return values;
  }

  double counted(String name) {
    return registry.find("handbell.classifier." + name).counters().stream()
        .mapToDouble(counter -> counter.count())
        .sum();
  }

  /** Records that Kafka Streams itself gave up on. */
  double droppedByStreams() {
    return driver.metrics().entrySet().stream()
        .filter(metric -> metric.getKey().name().equals("dropped-records-total"))
        .mapToDouble(metric -> ((Number) metric.getValue().metricValue()).doubleValue())
        .sum();
  }

  @Override
  public void close() {
    driver.close();
  }
}
