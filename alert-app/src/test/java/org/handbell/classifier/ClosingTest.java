package org.handbell.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.KafkaStreams;
import org.handbell.app.embedded.EmbeddedBroker;
import org.handbell.classifier.incident.LineSealer;
import org.handbell.classifier.judge.ClassifierMetrics;
import org.handbell.model.Category;
import org.handbell.model.Decision;
import org.handbell.model.Event;
import org.handbell.model.Finding;
import org.handbell.model.Incident;
import org.handbell.model.Person;
import org.handbell.model.PersonKind;
import org.handbell.model.Priority;
import org.handbell.model.Visibility;
import org.handbell.topic.TopicKeeper;
import org.handbell.topic.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The traffic of a day stops at a real broker; what is open closes all the same, and in time. */
class ClosingTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private final Instant start = Instant.now();

  @TempDir Path folder;
  private final AtomicLong nanos = new AtomicLong();
  private final Map<String, Incident> incidents = new HashMap<>();

  @Test
  void the_last_incidents_and_the_last_class_topic_close_after_traffic_stops() throws Exception {
    EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"), 0);
    Map<String, Object> client = Map.of("bootstrap.servers", broker.bootstrap());
    try (Admin admin = Admin.create(client);
        KafkaStreams streams = streams(client)) {
      TopicKeeper.ensure(admin, true);
      streams.start();
      PastRecords past = new PastRecords(client, "looking-on");
      for (int pupil = 0; pupil < 6; pupil++) {
        send(client, pupil("p" + pupil), pupil);
      }
      send(client, Person.device("elm", "10.1.2.3"), 6);
      await().atMost(PATIENCE).until(() -> told(past).size() == 8 && ofTheClass().events() == 6);
      assertThat(incidents.values()).noneMatch(Incident::closed);

      pass(Duration.ofMinutes(15).plusSeconds(10)); // a person's gap; a device's is shorter
      await()
          .atMost(PATIENCE)
          .until(() -> told(past).values().stream().filter(Incident::closed).count() >= 7);
      assertThat(ofTheClass().closed()).isFalse();

      pass(Duration.ofMinutes(45)); // and 15 before: the hour of a class topic
      await().atMost(PATIENCE).until(() -> told(past).values().stream().allMatch(Incident::closed));
      assertThat(incidents.values()).hasSize(8).allMatch(one -> one.priority() == Priority.P3);
    } finally {
      broker.close();
    }
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  private Map<String, Incident> told(PastRecords past) {
    past.read(
        past.ends(PastRecords.partitions(Topics.INCIDENTS)),
        Instant.EPOCH,
        record ->
            incidents.put(
                record.key(),
                Topics.INCIDENTS
                    .values()
                    .deserializer()
                    .deserialize(record.topic(), record.value())),
        () -> false);
    return incidents;
  }

  private Incident ofTheClass() {
    return incidents.values().stream().filter(Incident::aboutClass).findFirst().orElseThrow();
  }

  private KafkaStreams streams(Map<String, Object> client) {
    ClassifierMetrics metrics = new ClassifierMetrics(new SimpleMeterRegistry());
    ConsumerBacklog backlog = new ConsumerBacklog();
    ClassifierTopology topology =
        new ClassifierTopology(
            event -> List.of(finding()),
            event -> "sealed",
            LineSealer.NOBODY,
            backlog,
            nanos::get,
            ZoneOffset.UTC,
            false,
            metrics);
    ClassifierConfig config =
        new ClassifierConfig(
            List.of(),
            List.of(),
            folder.resolve("state"),
            "closing",
            "1",
            folder.resolve("seal.key"),
            true,
            true,
            1);
    return new KafkaStreams(topology.build(), StreamsSettings.of(config, client, metrics), backlog);
  }

  private static Finding finding() {
    return new Finding(
        Category.CONTENT_DRUGS, Priority.P3, 4, null, "TST-001", "words of a test", null, false);
  }

  private static Person pupil(String name) {
    return new Person("elm/" + name, PersonKind.PUPIL, name, null, "9", null);
  }

  private void send(Map<String, Object> client, Person person, int second) {
    Instant at = start.plusMillis(second);
    Event event =
        new Event(
            "e" + second,
            at,
            at,
            at,
            null,
            "elm",
            person,
            new Event.Source("10.1.2.3", null, null),
            null,
            null,
            new Event.Url("https://www.google.co.uk/", "www.google.co.uk", "/", null, "https"),
            null,
            Event.Http.NOTHING_KNOWN,
            null,
            null,
            new Event.Observer("smoothwall", "guardian", "elm-fw"),
            new Event.Filter(List.of(), Decision.ALLOWED, Visibility.FULL, 3, null),
            new Event.Search("words", "google", false));
    try (KafkaProducer<String, Event> producer =
        new KafkaProducer<>(
            client, Topics.EVENTS.keys().serializer(), Topics.EVENTS.values().serializer())) {
      var unused =
          producer.send(
              new ProducerRecord<>(
                  Topics.EVENTS.name(), null, at.toEpochMilli(), event.key(), event));
    }
  }
}
