package org.handbell.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.handbell.app.config.ConfigReader;
import org.handbell.app.embedded.EmbeddedBroker;
import org.handbell.model.SourceReport;
import org.handbell.model.SourceReport.Count;
import org.handbell.model.SourceReport.Spool;
import org.handbell.notifier.NotifierStage;
import org.handbell.topic.TopicKeeper;
import org.handbell.topic.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceReportsTest {

  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  @TempDir Path folder;

  @Test
  void a_notifier_that_starts_late_knows_the_newest_report_of_each_source() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("handbell.yaml"),
            """
            organisation: { name: Elm }
            schools: [{ id: elm, name: Elm, phase: primary }]
            people:
              - { id: dsl, role: dsl, name: A, email: a@elm.example }
              - { id: head, role: head, name: B, email: b@elm.example }
              - { id: chair, role: chair, name: C, email: c@elm.example }
            mail: { smtp: "smtp://127.0.0.1:1", from: h@elm.example }
            """);
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"), 0)) {
      Map<String, Object> kafka = Map.of("bootstrap.servers", broker.bootstrap());
      try (Admin admin = Admin.create(kafka);
          KafkaProducer<String, SourceReport> producer =
              new KafkaProducer<>(
                  kafka,
                  Topics.SOURCES.keys().serializer(),
                  Topics.SOURCES.values().serializer())) {
        TopicKeeper.ensure(admin, true);
        send(producer, report("elm-fw", 1));
        send(producer, report("elm-old", 5));
        send(producer, report("elm-fw", 2));
        producer.send(new ProducerRecord<>(Topics.SOURCES.name(), "elm-old|1", null)).get();
      }

      try (NotifierStage notifier =
          NotifierStage.start(
              new Settings(ConfigReader.read(file)).notifier(),
              kafka,
              new SimpleMeterRegistry(),
              Clock.systemUTC())) {
        await()
            .atMost(Duration.ofSeconds(30))
            .untilAsserted(
                () ->
                    assertThat(notifier.sourceReports())
                        .extracting(SourceReport::key, each -> each.count(Count.LINES))
                        .containsExactly(tuple("elm-fw|1", 2L)));
      }
    }
  }

  private static void send(KafkaProducer<String, SourceReport> producer, SourceReport report)
      throws Exception {
    producer.send(new ProducerRecord<>(Topics.SOURCES.name(), report.key(), report)).get();
  }

  private static SourceReport report(String source, long lines) {
    return new SourceReport(
        source,
        "1",
        List.of("elm"),
        NOON.plusSeconds(lines),
        NOON,
        "file",
        "auto",
        null,
        null,
        null,
        Map.of(Count.LINES, lines),
        Map.of(),
        Map.of(),
        null,
        null,
        null,
        new Spool(true, 0, Duration.ZERO));
  }
}
