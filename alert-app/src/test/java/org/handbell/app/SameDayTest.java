package org.handbell.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.handbell.app.embedded.EmbeddedBroker;
import org.handbell.classifier.ClassifierConfig;
import org.handbell.classifier.ClassifierStage;
import org.handbell.model.Activity;
import org.handbell.model.Activity.Counter;
import org.handbell.model.Decision;
import org.handbell.model.Event;
import org.handbell.model.Incident;
import org.handbell.model.Person;
import org.handbell.model.PersonKind;
import org.handbell.model.School;
import org.handbell.model.SchoolPhase;
import org.handbell.model.Visibility;
import org.handbell.topic.Topic;
import org.handbell.topic.TopicKeeper;
import org.handbell.topic.Topics;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One invented day, read as it happens, read late in one go, read with three restarts and a second
 * instance coming and going, and read by a process that is killed in a transaction: the same
 * incidents, priorities, class topics and counts. {@code -Dday.lines=1000000 -Dday.seed=7} for a
 * whole day of a trust.
 */
class SameDayTest {

  private static final int LINES = Integer.getInteger("day.lines", 2_000);
  private static final long SEED = Long.getLong("day.seed", 20261120);
  private static final int PARTS = 4;
  private static final int ANSWER_SECONDS = 60;
  private static final Duration PATIENCE = Duration.ofSeconds(90).plusMillis(LINES);

  private static final List<String> ORDINARY =
      List.of("weather tomorrow", "times tables", "football results", "how do volcanoes form");
  private static final List<String> TELLING =
      List.of(
          "why am i so sad all the time",
          "nobody likes me at school",
          "how to get past the school filter",
          "i want to kill myself",
          "how to make a noose",
          "how to self harm without anyone knowing",
          "where to buy weed near me",
          "pro ana tips",
          "chat with random strangers");

  @TempDir Path folder;
  private @Nullable EmbeddedBroker broker;
  private int runs;

  /** What came of the day: the most urgent priority of each incident, a class topic's members. */
  private record Outcome(Map<String, String> incidents, long events) {}

  @Test
  void however_a_day_is_read_the_same_comes_of_it() throws Exception {
    broker = EmbeddedBroker.start(folder.resolve("kafka"), 0);
    try {
      try (Admin admin = admin()) {
        TopicKeeper.ensure(admin, true);
      }
      Outcome live = timed("live", this::live);
      Outcome late = timed("late", this::late);
      Outcome restarted = timed("restarted", this::restarted);
      Outcome killed = timed("killed", this::killed);

      assertThat(live.incidents).hasSizeGreaterThan(10);
      assertThat(live.incidents.values()).anyMatch(value -> value.startsWith("P3 of "));
      assertThat(late).isEqualTo(live);
      assertThat(restarted).isEqualTo(live);
      assertThat(killed).isEqualTo(live);
    } finally {
      broker().close();
    }
  }

  private static Outcome timed(String how, Callable<Outcome> reading) throws Exception {
    long start = System.nanoTime();
    Outcome outcome = reading.call();
    System.out.printf(
        "%,d lines, seed %d, %s: %,d incidents, %d class topics, digest %08x, %.0f s, heap %d MB%n",
        LINES,
        SEED,
        how,
        outcome.incidents.size(),
        outcome.incidents.values().stream().filter(value -> value.startsWith("P3 of ")).count(),
        outcome.incidents.hashCode(),
        (System.nanoTime() - start) / 1e9,
        (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20);
    return outcome;
  }

  private Outcome live() throws Exception {
    Run run = new Run();
    Iterator<Event> day = day();
    try (ClassifierStage stage = run.start("1")) {
      for (int part = 0; part < PARTS; part++) {
        send(day, index(part + 1) - index(part));
        await().atMost(PATIENCE).ignoreExceptions().until(run::hasReadEverything);
      }
      assertThat(stage.hasFailed()).isFalse();
      return run.outcome();
    }
  }

  private static int index(int part) {
    return (int) ((long) LINES * part / PARTS);
  }

  private Outcome late() throws Exception {
    Run run = new Run();
    try (ClassifierStage stage = run.start("1")) {
      assertThat(stage.hasFailed()).isFalse();
      return run.outcome();
    }
  }

  private Outcome restarted() throws Exception {
    Run run = new Run();
    try (ClassifierStage first = run.start("1")) {
      await().atMost(PATIENCE).until(() -> first.isReady() && run.hasRead(LINES / 5));
    }
    try (ClassifierStage again = run.start("1")) {
      await().atMost(PATIENCE).until(() -> again.isReady() && run.hasRead(2 * LINES / 5));
    }
    try (ClassifierStage again = run.start("1");
        ClassifierStage second = run.start("2")) {
      await()
          .atMost(PATIENCE)
          .until(() -> again.isReady() && second.isReady() && run.hasRead(3 * LINES / 5));
    }
    try (ClassifierStage third = run.start("1");
        ClassifierStage second = run.start("2")) {
      assertThat(third.hasFailed() || second.hasFailed()).isFalse();
      return run.outcome();
    }
  }

  /** Broker and classifier die together, as {@code ./handbell run} does. */
  private Outcome killed() throws Exception {
    Run run = new Run();
    broker().close();
    Process process = run.inAnotherProcess();
    int port = Integer.parseInt(broker().bootstrap().split(":", 2)[1]);
    try {
      await().atMost(PATIENCE).until(() -> run.hasRead(LINES / 3));
    } finally {
      process.destroyForcibly().waitFor();
    }
    broker = EmbeddedBroker.start(folder.resolve("kafka"), port);
    try (ClassifierStage stage = run.start("1")) {
      assertThat(stage.hasFailed()).isFalse();
      return run.outcome();
    }
  }

  /** The other process: as much of Handbell as is killed. */
  static final class Victim {

    private Victim() {}

    public static void main(String[] args) throws IOException, InterruptedException {
      EmbeddedBroker broker = EmbeddedBroker.start(Path.of(args[0]), Integer.parseInt(args[1]));
      ClassifierStage stage = start(broker.bootstrap(), args[2], "1", Path.of(args[3]));
      Thread.currentThread().join();
      stage.close();
    }
  }

  private static ClassifierStage start(
      String bootstrap, String application, String instance, Path directory) throws IOException {
    return ClassifierStage.start(
        new ClassifierConfig(
            List.of(new School("elm", "Elm", SchoolPhase.SECONDARY)),
            List.of(),
            directory.resolve(application + instance),
            application,
            instance,
            directory.resolve("seal.key"),
            true,
            true,
            1),
        Map.of("bootstrap.servers", bootstrap),
        new SimpleMeterRegistry(),
        Clock.systemUTC());
  }

  private EmbeddedBroker broker() {
    return Objects.requireNonNull(broker, "not started");
  }

  private Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", broker().bootstrap()));
  }

  /** One reading of the day by a group of its own, told from others by where its output begins. */
  private final class Run {

    private final String application = "run-" + runs++;
    private final Map<TopicPartition, Long> incidentsFrom = ends(Topics.INCIDENTS);
    private final Map<TopicPartition, Long> activityFrom = ends(Topics.ACTIVITY);

    ClassifierStage start(String instance) throws IOException {
      return SameDayTest.start(broker().bootstrap(), application, instance, folder);
    }

    Process inAnotherProcess() throws IOException {
      return HandbellProcess.command(
              List.of("-Xmx512m"),
              Victim.class,
              List.of(
                  folder.resolve("kafka").toString(),
                  broker().bootstrap().split(":", 2)[1],
                  application,
                  folder.toString()))
          .redirectErrorStream(true)
          .redirectOutput(folder.resolve("victim.log").toFile())
          .start();
    }

    /** At least so many events of the day were committed. */
    boolean hasRead(int events) {
      try {
        return committed().entrySet().stream()
                .filter(at -> at.getKey().topic().equals(Topics.EVENTS.name()))
                .mapToLong(at -> at.getValue().offset())
                .sum()
            >= Math.max(1, events);
      } catch (Exception e) {
        return false; // the broker is not up yet
      }
    }

    /** All that was sent was read, and what crossed to the schools too. */
    boolean hasReadEverything() throws Exception {
      Map<TopicPartition, OffsetAndMetadata> committed = committed();
      Map<TopicPartition, Long> wanted = new HashMap<>(ends(Topics.EVENTS));
      read(
          application + "-class-signs-repartition",
          Map.of(),
          record -> wanted.merge(partition(record), record.offset() + 1, Math::max));
      return wanted.entrySet().stream()
          .allMatch(
              end -> {
                OffsetAndMetadata at = committed.get(end.getKey());
                return end.getValue() == 0 || (at != null && at.offset() >= end.getValue());
              });
    }

    private Map<TopicPartition, OffsetAndMetadata> committed() throws Exception {
      try (Admin admin = admin()) {
        return admin
            .listConsumerGroupOffsets(application)
            .partitionsToOffsetAndMetadata()
            .get(ANSWER_SECONDS, TimeUnit.SECONDS);
      }
    }

    Outcome outcome() throws Exception {
      await().atMost(PATIENCE).ignoreExceptions().until(this::hasReadEverything);
      await().atMost(PATIENCE).until(() -> events() >= LINES);
      Map<String, String> incidents = new TreeMap<>();
      read(
          Topics.INCIDENTS.name(),
          incidentsFrom,
          record -> {
            Incident incident = value(Topics.INCIDENTS, record);
            incidents.put(incident.id(), told(incident));
          });
      return new Outcome(incidents, events());
    }

    private long events() {
      Map<String, Long> counts = new HashMap<>();
      read(
          Topics.ACTIVITY.name(),
          activityFrom,
          record -> {
            Activity activity = value(Topics.ACTIVITY, record);
            counts.put(activity.key(), activity.counts().getOrDefault(Counter.EVENTS, 0L));
          });
      return counts.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  private static String told(Incident incident) {
    return incident.aboutClass()
        ? "P3 of " + incident.members().stream().sorted().toList()
        : incident.priority() + " " + incident.person().id();
  }

  private static <V> V value(Topic<String, V> topic, ConsumerRecord<String, byte[]> record) {
    return topic.values().deserializer().deserialize(topic.name(), record.value());
  }

  private static TopicPartition partition(ConsumerRecord<?, ?> record) {
    return new TopicPartition(record.topic(), record.partition());
  }

  private Map<TopicPartition, Long> ends(Topic<?, ?> topic) {
    try (Admin admin = admin()) {
      Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
      partitions(topic.name()).forEach(partition -> latest.put(partition, OffsetSpec.latest()));
      Map<TopicPartition, Long> ends = new HashMap<>();
      admin
          .listOffsets(latest)
          .all()
          .get(ANSWER_SECONDS, TimeUnit.SECONDS)
          .forEach((partition, end) -> ends.put(partition, end.offset()));
      return ends;
    } catch (Exception e) {
      throw new IllegalStateException("the broker does not answer", e);
    }
  }

  private static List<TopicPartition> partitions(String topic) {
    return IntStream.range(0, Topics.EVENTS.partitions())
        .mapToObj(i -> new TopicPartition(topic, i))
        .toList();
  }

  /** Everything committed from those offsets on, or from the beginning. */
  private void read(
      String topic, Map<TopicPartition, Long> from, Consumer<ConsumerRecord<String, byte[]>> each) {
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                broker().bootstrap(),
                "isolation.level",
                "read_committed",
                "auto.offset.reset",
                "earliest"),
            new StringDeserializer(),
            (name, bytes) -> bytes)) {
      List<TopicPartition> partitions = partitions(topic);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      from.forEach(consumer::seek);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream()
          .anyMatch(part -> consumer.position(part) < ends.getOrDefault(part, 0L))) {
        consumer.poll(Duration.ofMillis(100)).forEach(each);
      }
    }
  }

  private void send(Iterator<Event> day, int lines) {
    try (KafkaProducer<String, Event> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker().bootstrap(), "linger.ms", 20),
            Topics.EVENTS.keys().serializer(),
            Topics.EVENTS.values().serializer())) {
      for (int line = 0; line < lines; line++) {
        Event event = day.next();
        var unused =
            producer.send(
                new ProducerRecord<>(
                    Topics.EVENTS.name(),
                    null,
                    event.ingested().toEpochMilli(),
                    event.key(),
                    event));
      }
      producer.flush();
    }
  }

  /** A day of yesterday, so that the broker keeps it: a lesson on drugs in Year 9 among it all. */
  private static Iterator<Event> day() {
    Random random = new Random(SEED);
    LocalDate yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1);
    Instant morning = yesterday.atTime(8, 30).toInstant(ZoneOffset.UTC);
    return IntStream.range(0, LINES).mapToObj(line -> event(line, morning, random)).iterator();
  }

  private static Event event(int line, Instant morning, Random random) {
    Instant at = morning.plusMillis(7L * 3_600_000 * line / LINES);
    boolean lesson = line > LINES / 2 && line < LINES / 2 + 60;
    int pupil = random.nextInt(Math.max(60, LINES / 200));
    String term =
        lesson
            ? "where to buy weed near me"
            : random.nextInt(40) == 0
                ? TELLING.get(random.nextInt(TELLING.size()))
                : ORDINARY.get(random.nextInt(ORDINARY.size()));
    return event("line-" + line, lesson ? pupil % 12 * 5 : pupil, at, term);
  }

  private static Event event(String id, int pupil, Instant at, String term) {
    String name = "p" + pupil;
    String year = String.valueOf(7 + pupil % 5);
    return new Event(
        id,
        at,
        at,
        at,
        null,
        "elm",
        new Person("elm/" + name, PersonKind.PUPIL, name, null, year, null),
        new Event.Source("10.1.2.3", null, null),
        null,
        null,
        new Event.Url(
            "https://www.google.co.uk/search?q=x", "www.google.co.uk", "/search", "q=x", "https"),
        null,
        Event.Http.NOTHING_KNOWN,
        null,
        null,
        new Event.Observer("smoothwall", "guardian", "elm-fw"),
        new Event.Filter(List.of(), Decision.ALLOWED, Visibility.FULL, 3, null),
        new Event.Search(term, "google", false));
  }
}
