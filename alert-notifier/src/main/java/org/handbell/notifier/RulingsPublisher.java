package org.handbell.notifier;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.handbell.model.Ruling;
import org.handbell.notifier.register.RulingsOwed;
import org.handbell.notifier.register.RulingsOwed.Due;
import org.handbell.topic.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes people's decisions to the topic from which those who judge read them. */
final class RulingsPublisher {

  private static final Logger LOG = LoggerFactory.getLogger(RulingsPublisher.class);
  private static final int PATIENCE_MS = 10_000;

  private final Map<String, Object> client = new HashMap<>();
  private final RulingsOwed owed;

  RulingsPublisher(Map<String, Object> kafkaClient, RulingsOwed owed) {
    client.putAll(kafkaClient);
    client.remove("group.instance.id");
    client.put(ProducerConfig.ACKS_CONFIG, "all");
    client.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    client.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE_MS);
    client.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MS / 2);
    client.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, PATIENCE_MS);
    this.owed = owed;
  }

  /** Publishes what is due; what the broker does not take is due again. */
  void publishDue() {
    List<Due> due = owed.due();
    if (due.isEmpty()) {
      return;
    }
    try (KafkaProducer<String, Ruling> producer =
        new KafkaProducer<>(
            client, Topics.RULINGS.keys().serializer(), Topics.RULINGS.values().serializer())) {
      List<Future<?>> sent = new ArrayList<>();
      for (Due each : due) {
        sent.add(
            producer.send(new ProducerRecord<>(Topics.RULINGS.name(), each.key(), each.ruling())));
      }
      for (Future<?> one : sent) {
        one.get();
      }
      owed.published(due);
      LOG.info("{} decisions of the console published", due.size());
    } catch (ExecutionException e) {
      LOG.warn("Decisions of the console cannot be published now; tried again");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
