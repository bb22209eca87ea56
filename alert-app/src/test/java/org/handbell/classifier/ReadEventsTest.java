package org.handbell.classifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.handbell.app.embedded.EmbeddedBroker;
import org.handbell.topic.TopicKeeper;
import org.handbell.topic.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadEventsTest {

  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
  private static final String GROUP = "handbell-classifier";

  @TempDir Path folder;

  @Test
  void what_was_read_and_is_two_weeks_old_goes_and_nothing_else_does() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder, 0);
        Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()));
        KafkaProducer<byte[], byte[]> producer =
            new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrap()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
      TopicKeeper.ensure(admin, true);
      for (int partition = 0; partition < 4; partition++) {
        for (int days : new int[] {30, 15, 13, 1}) {
          long at = NOW.minus(Duration.ofDays(days)).toEpochMilli();
          var unused =
              producer.send(
                  new ProducerRecord<>(
                      Topics.EVENTS.name(), partition, at, new byte[0], new byte[10]));
        }
      }
      producer.flush();
      Map<TopicPartition, OffsetAndMetadata> read = new HashMap<>();
      read.put(at(0), new OffsetAndMetadata(4)); // all of it
      read.put(at(1), new OffsetAndMetadata(1)); // the oldest alone
      read.put(at(2), new OffsetAndMetadata(0)); // nothing, and of the fourth nobody knows
      admin.alterConsumerGroupOffsets(GROUP, read).all().get();

      try (ReadEvents events =
          new ReadEvents(Map.of("bootstrap.servers", broker.bootstrap()), GROUP, () -> NOW)) {
        events.delete(admin);
      }

      assertThat(first(admin, 0)).isEqualTo(2);
      assertThat(first(admin, 1)).isEqualTo(1);
      assertThat(first(admin, 2)).isZero();
      assertThat(first(admin, 3)).isZero();
    }
  }

  private static long first(Admin admin, int partition) throws Exception {
    return admin
        .listOffsets(Map.of(at(partition), OffsetSpec.earliest()))
        .partitionResult(at(partition))
        .get()
        .offset();
  }

  private static TopicPartition at(int partition) {
    return new TopicPartition(Topics.EVENTS.name(), partition);
  }
}
