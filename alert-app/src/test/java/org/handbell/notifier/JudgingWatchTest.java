package org.handbell.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.handbell.app.embedded.EmbeddedBroker;
import org.handbell.notifier.watch.Unjudged;
import org.handbell.topic.TopicKeeper;
import org.handbell.topic.Topics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a real broker, whose classifiers come and go. */
class JudgingWatchTest {

  private static final Duration OFTEN = Duration.ofMillis(200);
  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir Path folder;
  private EmbeddedBroker broker;
  private Map<String, Object> kafka;
  private Admin admin;

  @BeforeEach
  void start() throws Exception {
    broker = EmbeddedBroker.start(folder.resolve("kafka"), 0);
    kafka = Map.of("bootstrap.servers", broker.bootstrap());
    admin = Admin.create(kafka);
    TopicKeeper.ensure(admin, true);
  }

  @AfterEach
  void stop() {
    admin.close();
    broker.close();
  }

  private JudgingWatch watch() {
    return new JudgingWatch(kafka, Clock.systemUTC(), OFTEN);
  }

  private void eventsCome(int partition, int events) throws Exception {
    try (KafkaProducer<byte[], byte[]> receiver =
        new KafkaProducer<>(kafka, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (int i = 0; i < events; i++) {
        receiver
            .send(new ProducerRecord<>(Topics.EVENTS.name(), partition, null, new byte[] {1}))
            .get();
      }
    }
  }

  private void judgedUpTo(int partition, long place) throws Exception {
    admin
        .alterConsumerGroupOffsets(
            Topics.CLASSIFIERS,
            Map.of(
                new TopicPartition(Topics.EVENTS.name(), partition), new OffsetAndMetadata(place)))
        .all()
        .get();
  }

  @Test
  void what_waits_where_no_classifier_ever_ran_is_seen_and_is_over_once_it_is_judged()
      throws Exception {
    Instant before = Instant.now();
    eventsCome(3, 2);
    eventsCome(7, 1);
    try (JudgingWatch watch = watch()) {

      await().atMost(SOON).until(() -> watch.seen().isPresent());

      Unjudged seen = watch.seen().orElseThrow();
      assertThat(seen.all()).isTrue();
      assertThat(seen.partitions()).isEqualTo(2);
      assertThat(seen.since()).isBetween(before, Instant.now());
      judgedUpTo(3, 2);
      judgedUpTo(7, 1);
      await().atMost(SOON).until(() -> watch.seen().isEmpty());
    }
  }

  @Test
  void a_partition_that_stands_still_while_others_go_on_is_a_part() throws Exception {
    eventsCome(0, 1_000);
    eventsCome(5, 1);
    try (JudgingWatch watch = watch()) {
      long[] place = {0};

      await()
          .atMost(SOON)
          .until(
              () -> {
                judgedUpTo(0, place[0]++);
                return watch.seen().filter(each -> !each.all()).isPresent();
              });

      assertThat(watch.seen().orElseThrow().partitions()).isEqualTo(1);
    }
  }

  @Test
  void where_all_is_judged_nothing_is_said() throws Exception {
    eventsCome(2, 5);
    judgedUpTo(2, 5);
    try (JudgingWatch watch = watch()) {

      eventsCome(4, 1);

      await().atMost(SOON).until(() -> watch.seen().isPresent());
      assertThat(watch.seen().orElseThrow().partitions()).isEqualTo(1);
    }
  }
}
