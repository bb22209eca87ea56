package org.handbell.classifier;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.handbell.topic.Topic;

/** Writes what was found later, and returns when the broker has all of it. */
final class FoundRecords {

  private final Map<String, Object> settings;

  FoundRecords(Map<String, Object> kafkaClient) {
    settings = new HashMap<>(kafkaClient);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
  }

  <V> void send(Topic<String, V> topic, List<V> values, Function<V, String> key) {
    if (values.isEmpty()) {
      return;
    }
    try (KafkaProducer<String, byte[]> kafka =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
      List<Future<?>> sent = new ArrayList<>();
      for (V each : values) {
        byte[] bytes = topic.values().serializer().serialize(topic.name(), each);
        sent.add(kafka.send(new ProducerRecord<>(topic.name(), key.apply(each), bytes)));
      }
      for (Future<?> each : sent) {
        each.get();
      }
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("what was found was not taken", e);
    }
  }
}
