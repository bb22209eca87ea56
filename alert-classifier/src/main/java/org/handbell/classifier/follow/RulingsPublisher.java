package org.handbell.classifier.follow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.handbell.classifier.trial.Changes;
import org.handbell.model.Ruling;
import org.handbell.topic.Topics;
import org.jspecify.annotations.Nullable;

/** Writes what a file changed to the topic, and returns when the broker has it. */
final class RulingsPublisher {

  private final Map<String, Object> config;

  RulingsPublisher(Map<String, Object> kafkaClient) {
    config = new HashMap<>(kafkaClient);
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
  }

  void publish(Changes changes, Ruling.Trial trial)
      throws ExecutionException, InterruptedException {
    try (KafkaProducer<String, Ruling> producer =
        new KafkaProducer<>(
            config, Topics.RULINGS.keys().serializer(), Topics.RULINGS.values().serializer())) {
      List<Future<?>> sent = new ArrayList<>();
      for (Ruling ruling : changes.upserts()) {
        sent.add(producer.send(record(ruling.key(), ruling.with(trial))));
      }
      for (String key : changes.removals()) {
        sent.add(producer.send(record(key, null)));
      }
      for (Future<?> one : sent) {
        one.get();
      }
    }
  }

  private static ProducerRecord<String, Ruling> record(String key, @Nullable Ruling ruling) {
    return new ProducerRecord<>(Topics.RULINGS.name(), key, ruling);
  }
}
