package org.handbell.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.handbell.app.bench.Samples;
import org.handbell.app.embedded.EmbeddedBroker;
import org.handbell.app.traffic.Client;
import org.handbell.app.traffic.FilterLog;
import org.handbell.app.traffic.Roll;
import org.handbell.app.traffic.Traffic;
import org.handbell.classifier.ClassifierStage;
import org.handbell.ingest.SourceConfig;
import org.handbell.ingest.identity.Directory;
import org.handbell.ingest.parse.ParseOutcome;
import org.handbell.ingest.read.LineReader;
import org.handbell.model.Event;
import org.handbell.model.School;
import org.handbell.model.SchoolPhase;
import org.handbell.topic.EventJson;
import org.handbell.topic.TopicKeeper;
import org.handbell.topic.Topics;

/**
 * How fast a classifier that was away catches up with the events that came meanwhile, broker and
 * stores and all, by how many schools and people they are of.
 */
final class Backlog {

  private final Path folder = Files.createTempDirectory("handbell-backlog");
  private final EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"), 0);
  private final Map<String, Object> kafka = Map.of("bootstrap.servers", broker.bootstrap());
  private final List<School> schools;
  private final List<byte[]> events = new ArrayList<>();
  private final List<String> keys = new ArrayList<>();

  private Backlog(int schools, int people, int distinct) throws IOException {
    this.schools =
        IntStream.range(0, schools)
            .mapToObj(i -> new School("s" + i, "School " + i, SchoolPhase.SECONDARY))
            .toList();
    for (School school : this.schools) {
      read(school, people / schools, distinct / schools);
    }
  }

  /** So many schools with so many people in all. */
  private record Size(String id, int schools, int people) {}

  /** Each size in turn, over and over: what is measured first is measured cold. */
  static void measure(Results results, Effort effort) throws Exception {
    int count = effort.of(200_000, 1_500_000);
    List<Size> sizes =
        List.of(
            new Size("growth.schools.1", 1, 10_000),
            new Size("growth.schools.100", 100, 10_000),
            new Size("growth.schools.1000", 1_000, 10_000),
            new Size("growth.people.1000", 1, 1_000),
            new Size("growth.people.100000", 1, 100_000));
    rate(sizes.get(0), count);
    Map<Size, List<Double>> rates = new LinkedHashMap<>();
    for (int round = 0; round < effort.of(2, 5); round++) {
      for (Size size : sizes) {
        rates.computeIfAbsent(size, any -> new ArrayList<>()).add(rate(size, count));
      }
    }
    rates.forEach(
        (size, all) -> results.add(size.id(), "events judged of a backlog", "events/s", all));
  }

  private static double rate(Size size, int count) throws Exception {
    return new Backlog(size.schools(), size.people(), Math.max(20_000, size.people())).rate(count);
  }

  /** What the school's filter logged, one line of each person at least. */
  private void read(School school, int people, int distinct) {
    List<Client> clients = Roll.secondary(school.id(), Math.max(10, people)).people();
    LineReader reader =
        LineReader.create(
            new SourceConfig("fw", school.id(), URI.create("file:-"), "smoothwall", List.of()),
            school,
            Directory.empty(),
            ZoneId.of("Europe/London"));
    int from = events.size();
    for (int i = 0; events.size() - from < Math.max(1, distinct); i++) {
      Traffic traffic =
          new Traffic(i, List.of(clients.get(i % clients.size())), FilterLog.smoothwall());
      add(reader, traffic.click(Instant.now()).get(0));
    }
  }

  private void add(LineReader reader, String line) {
    if (reader.read(Samples.received(events.size(), line.getBytes(UTF_8)))
        instanceof ParseOutcome.Parsed parsed) {
      Event event = parsed.event();
      keys.add(event.schoolId() + "/" + event.person().id());
      events.add(EventJson.toBytes(event));
    }
  }

  private double rate(int count) throws Exception {
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    try (Admin admin = Admin.create(kafka)) {
      TopicKeeper.ensure(admin, true);
      send(count);
      try (ClassifierStage classifier = Stages.classifier(schools, folder, true, kafka, meters)) {
        while (!classifier.isReady()) {
          LockSupport.parkNanos(5_000_000);
        }
        return steady(meters, count);
      }
    } finally {
      broker.close();
    }
  }

  /** Between a quarter and nine tenths of it: neither warming up nor running dry. */
  private static double steady(SimpleMeterRegistry meters, int count) {
    double from = await(meters, count * 0.25);
    long start = System.nanoTime();
    double to = await(meters, count * 0.9);
    return (to - from) / ((System.nanoTime() - start) / 1e9);
  }

  private static double await(SimpleMeterRegistry meters, double target) {
    double judged = 0;
    while (judged < target) {
      LockSupport.parkNanos(2_000_000);
      judged = meters.counter("handbell.classifier.events").count();
    }
    return judged;
  }

  private void send(int count) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            broker.bootstrap(),
            "compression.type",
            "lz4",
            "linger.ms",
            "20",
            "batch.size",
            "131072");
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
      for (int i = 0; i < count; i++) {
        int at = i % events.size();
        var unused =
            producer.send(new ProducerRecord<>(Topics.EVENTS.name(), keys.get(at), events.get(at)));
      }
    }
  }
}
