package org.handbell.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.handbell.topic.TopicKeeper;
import org.handbell.topic.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerTest {

  @TempDir Path directory;

  @Test
  void what_was_acknowledged_is_there_after_a_restart_on_the_same_cluster() throws Exception {
    String clusterId;
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory, 0);
        Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()));
        KafkaProducer<String, String> producer =
            new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrap()),
                new StringSerializer(),
                new StringSerializer())) {
      TopicKeeper.ensure(admin, true);
      producer.send(new ProducerRecord<>(Topics.RULINGS.name(), "k", "kept")).get();
      clusterId = admin.describeCluster().clusterId().get();
    }

    try (EmbeddedBroker again = EmbeddedBroker.start(directory, 0);
        Admin admin = Admin.create(Map.of("bootstrap.servers", again.bootstrap()));
        KafkaConsumer<String, String> consumer =
            new KafkaConsumer<>(
                Map.of("bootstrap.servers", again.bootstrap(), "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new StringDeserializer())) {
      TopicKeeper.ensure(admin, true);
      consumer.assign(List.of(new TopicPartition(Topics.RULINGS.name(), 0)));

      assertThat(consumer.poll(Duration.ofSeconds(10)))
          .extracting(record -> record.value())
          .containsExactly("kept");
      assertThat(admin.describeCluster().clusterId().get()).isEqualTo(clusterId);
    }
  }

  @Test
  void topics_that_differ_are_refused_with_the_mend() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory, 0);
        Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
      admin.createTopics(List.of(new NewTopic(Topics.INCIDENTS.name(), 3, (short) 1))).all().get();

      assertThatThrownBy(() -> TopicKeeper.ensure(admin, true))
          .hasMessageContaining("handbell.incidents has 3 partitions, Handbell needs 12")
          .hasMessageContaining("cleanup.policy");
    }
  }

  @Test
  void what_a_killed_producer_left_open_holds_nobody_up_after_a_restart() throws Exception {
    TopicPartition partition = new TopicPartition(Topics.RULINGS.name(), 0);
    EmbeddedBroker broker = EmbeddedBroker.start(directory, 0);
    KafkaProducer<String, String> killed = transactional(broker.bootstrap());
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
      TopicKeeper.ensure(admin, true);
      killed.initTransactions();
      killed.beginTransaction();
      killed.send(new ProducerRecord<>(partition.topic(), "k", "never decided")).get();
    }
    broker.close();
    killed.close(Duration.ZERO);

    try (EmbeddedBroker again = EmbeddedBroker.start(directory, 0);
        KafkaProducer<String, String> next =
            new KafkaProducer<>(
                Map.of("bootstrap.servers", again.bootstrap()),
                new StringSerializer(),
                new StringSerializer());
        KafkaConsumer<String, String> consumer =
            new KafkaConsumer<>(
                Map.of(
                    "bootstrap.servers",
                    again.bootstrap(),
                    "auto.offset.reset",
                    "earliest",
                    "isolation.level",
                    "read_committed"),
                new StringDeserializer(),
                new StringDeserializer())) {
      next.send(new ProducerRecord<>(partition.topic(), "k", "behind it")).get();
      consumer.assign(List.of(partition));

      assertThat(consumer.poll(Duration.ofSeconds(10)))
          .extracting(record -> record.value())
          .containsExactly("behind it");
    }
  }

  private static KafkaProducer<String, String> transactional(String bootstrap) {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", bootstrap, "transactional.id", "killed"),
        new StringSerializer(),
        new StringSerializer());
  }
}
