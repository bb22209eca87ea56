package org.handbell.notifier;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;
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

  /**
   * Publishes what is due; what the broker does not take is due again. One that it never takes
   * holds up no other, and where it does not answer, the others are not waited for.
   */
  void publishDue() {
    List<Due> due = owed.due();
    if (due.isEmpty()) {
      return;
    }
    List<Due> taken = new ArrayList<>();
    try (KafkaProducer<String, Ruling> producer =
        new KafkaProducer<>(
            client, Topics.RULINGS.keys().serializer(), Topics.RULINGS.values().serializer())) {
      for (Due each : due) {
        if (!publish(producer, each, taken)) {
          break;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    owed.published(taken);
    if (!taken.isEmpty()) {
      LOG.info("{} decisions of the console published", taken.size());
    }
  }

  /** False where the broker does not answer. */
  private static boolean publish(KafkaProducer<String, Ruling> producer, Due due, List<Due> taken)
      throws InterruptedException {
    try {
      var unused =
          producer.send(new ProducerRecord<>(Topics.RULINGS.name(), due.key(), due.ruling())).get();
      taken.add(due);
      return true;
    } catch (ExecutionException e) {
      LOG.warn("Decisions of the console cannot be published now; tried again");
      return !(e.getCause() instanceof RetriableException);
    } catch (SerializationException e) {
      LOG.error("decision {} cannot be written: {}", due.key(), e.getClass().getName());
      return true;
    }
  }
}
