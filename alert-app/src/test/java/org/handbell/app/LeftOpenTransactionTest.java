package org.handbell.app;

import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.handbell.app.embedded.EmbeddedBroker;
import org.handbell.classifier.ClassifierConfig;
import org.handbell.classifier.ClassifierStage;
import org.handbell.topic.TopicKeeper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftOpenTransactionTest {

  private static final String CHANGELOG =
      ClassifierConfig.DEFAULT_APPLICATION_ID + "-open-incidents-changelog";

  @TempDir Path folder;

  @Test
  void what_a_killed_classifier_left_open_keeps_its_successor_waiting_no_minute() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"), 0);
        Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
      Map<String, Object> kafka = Map.of("bootstrap.servers", broker.bootstrap());
      TopicKeeper.ensure(admin, true);
      awaitReadyOnce(kafka);
      try (KafkaProducer<byte[], byte[]> killed =
          new KafkaProducer<>(
              Map.of(
                  "bootstrap.servers",
                  broker.bootstrap(),
                  "transactional.id",
                  ClassifierConfig.DEFAULT_APPLICATION_ID + "-killed-1"),
              new ByteArraySerializer(),
              new ByteArraySerializer())) {
        killed.initTransactions();
        killed.beginTransaction();
        killed.send(new ProducerRecord<>(CHANGELOG, 0, new byte[] {1}, new byte[] {1})).get();

        awaitReadyOnce(kafka);
      }
    }
  }

  private void awaitReadyOnce(Map<String, Object> kafka) throws Exception {
    ClassifierConfig config =
        ClassifierConfig.singleNode(
            List.of(), List.of(), folder.resolve("state"), folder.resolve("seal.key"));
    try (ClassifierStage stage =
        ClassifierStage.start(config, kafka, new SimpleMeterRegistry(), Clock.systemUTC())) {
      // The transaction's own time-out, after which anybody could go on, is a minute.
      await().atMost(Duration.ofSeconds(40)).until(stage::isReady);
    }
  }
}
