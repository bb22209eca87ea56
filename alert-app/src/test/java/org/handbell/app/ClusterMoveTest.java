package org.handbell.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.handbell.app.config.ConfigReader;
import org.handbell.app.demo.MailSink;
import org.handbell.app.embedded.EmbeddedBroker;
import org.handbell.topic.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A school goes on elsewhere with all that its own broker held. */
class ClusterMoveTest {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final OneSchool school = new OneSchool();
  private final List<String> mails = new ArrayList<>();

  @TempDir Path folder;

  @Test
  void what_waits_is_judged_what_was_judged_is_not_and_what_is_open_goes_on() throws Exception {
    Path here = folder.resolve("here");
    Path there = folder.resolve("there");
    try (MailSink sink = new MailSink()) {
      try (App app = start(school.configuration(here, sink.port()))) {
        school.cry("first1x");
        awaitMail(sink, "first1x");
        assertThat(trace(here, eventId(app.bootstrap())))
            .contains("judged", "incident", "case", "mail", "new, sent")
            .doesNotContain("first1x");
      }
      leaveOneWaiting(here.resolve("data/kafka"));

      try (EmbeddedBroker cluster = EmbeddedBroker.start(there.resolve("data/kafka"), 0)) {
        move(here, cluster.bootstrap());
        assertThat(
                command(
                    "cluster",
                    "move",
                    "--config",
                    config(here),
                    "--admin",
                    admin(cluster.bootstrap()),
                    "--single-broker"))
            .contains("the cluster holds records already");
      }

      bringTheRest(here.resolve("data"), there.resolve("data"));
      try (App app = start(school.configuration(there, sink.port()))) {
        awaitMail(sink, "second2x");
        mails.clear();
        school.cry("first1x");
        school.cry("third3x");
        awaitMail(sink, "third3x");
        assertThat(mails).noneMatch(mail -> mail.contains("first1x"));
        await()
            .atMost(PATIENCE)
            .untilAsserted(
                () ->
                    assertThat(
                            app.meters().find("handbell.classifier.events").counters().stream()
                                .mapToDouble(counter -> counter.count())
                                .sum())
                        .isEqualTo(3));
      }
    }
  }

  private static App start(Path config) throws Exception {
    App app = App.start(ConfigReader.read(config), Clock.systemUTC());
    try {
      app.awaitReady();
      return app;
    } catch (CannotRun e) {
      app.close();
      throw e;
    }
  }

  private void awaitMail(MailSink sink, String pupil) {
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              sink.next().forEach(mail -> mails.add(mail.text()));
              return mails.stream().anyMatch(mail -> mail.contains(pupil));
            });
  }

  private String trace(Path where, String event) {
    return command("trace", "--config", config(where), event);
  }

  private static String config(Path folder) {
    return folder.resolve("handbell.yaml").toString();
  }

  private String command(String... words) {
    StringWriter out = new StringWriter();
    Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(out)).execute(words);
    return out.toString();
  }

  private void move(Path from, String bootstrap) throws IOException {
    assertThat(
            command(
                "cluster",
                "move",
                "--config",
                config(from),
                "--admin",
                admin(bootstrap),
                "--single-broker"))
        .contains("The cluster holds what the broker held");
  }

  private String admin(String bootstrap) throws IOException {
    return Files.writeString(
            folder.resolve("admin.properties"), "bootstrap.servers=" + bootstrap + "\n")
        .toString();
  }

  private static String eventId(String bootstrap) {
    ConsumerRecord<byte[], byte[]> event = onlyEvent(bootstrap);
    return Topics.EVENTS.values().deserializer().deserialize(event.topic(), event.value()).id();
  }

  private static ConsumerRecord<byte[], byte[]> onlyEvent(String bootstrap) {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrap),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> all =
          Stream.iterate(0, i -> i + 1)
              .limit(Topics.EVENTS.partitions())
              .map(i -> new TopicPartition(Topics.EVENTS.name(), i))
              .toList();
      consumer.assign(all);
      consumer.seekToBeginning(all);
      List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
      await()
          .atMost(PATIENCE)
          .until(
              () -> {
                consumer.poll(Duration.ofMillis(200)).forEach(found::add);
                return !found.isEmpty();
              });
      return found.get(0);
    }
  }

  /** Another pupil's event comes into the log after the classifier was stopped. */
  private static void leaveOneWaiting(Path log) throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(log, 0)) {
      ConsumerRecord<byte[], byte[]> event = onlyEvent(broker.bootstrap());
      String id =
          Topics.EVENTS.values().deserializer().deserialize(event.topic(), event.value()).id();
      try (KafkaProducer<byte[], byte[]> producer =
          new KafkaProducer<>(
              Map.of("bootstrap.servers", broker.bootstrap(), "acks", "all"),
              new ByteArraySerializer(),
              new ByteArraySerializer())) {
        producer
            .send(
                new ProducerRecord<>(
                    event.topic(),
                    event.partition(),
                    event.timestamp(),
                    other(event.key(), id),
                    other(event.value(), id)))
            .get();
      }
    }
  }

  private static byte[] other(byte[] text, String id) {
    return new String(text, UTF_8)
        .replace("first1x", "second2x")
        .replace(id, id + "-2")
        .getBytes(UTF_8);
  }

  /** As the folder that stays in use holds it beside the broker's log. */
  private static void bringTheRest(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path each : all.filter(Files::isRegularFile).toList()) {
        Path name = from.relativize(each);
        if (!name.startsWith("kafka") && !name.startsWith("streams")) {
          Files.createDirectories(to.resolve(name).getParent());
          Files.copy(each, to.resolve(name));
        }
      }
    }
  }
}
