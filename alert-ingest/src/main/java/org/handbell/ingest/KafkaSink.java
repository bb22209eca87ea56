package org.handbell.ingest;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.handbell.ingest.spool.Sink;
import org.handbell.model.Event;
import org.handbell.model.RejectedLine;
import org.handbell.topic.Topic;
import org.handbell.topic.Topics;
import org.jspecify.annotations.Nullable;

/**
 * Sends to Kafka: an event under its person's key with the time received as the record's time, a
 * rejected line under its source's. This is the one place that says whether a failed record is
 * worth sending again.
 */
final class KafkaSink implements Sink {

  /** These say that the record itself is at fault. */
  private static final Set<Class<? extends Exception>> REFUSALS =
      Set.of(
          RecordTooLargeException.class,
          InvalidTimestampException.class,
          InvalidRecordException.class,
          SerializationException.class);

  /** A request carries one batch of each partition, and the broker syncs each of them. */
  private static final int BATCH_BYTES = 256 << 10;

  private final Supplier<Producer<byte[], byte[]>> producers;
  private Producer<byte[], byte[]> producer;
  private volatile boolean broken;

  KafkaSink(Supplier<Producer<byte[], byte[]>> producers) {
    this.producers = producers;
    this.producer = producers.get();
  }

  /**
   * A sink on a cluster.
   *
   * @param client {@code bootstrap.servers} and whatever else the cluster asks of its clients
   */
  static KafkaSink on(Map<String, Object> client) {
    Map<String, Object> settings = new HashMap<>();
    settings.put(ProducerConfig.CLIENT_ID_CONFIG, "handbell-ingest");
    settings.putAll(client);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    // While one request is on its way the next one's batches grow: the broker syncs each batch.
    settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 5);
    settings.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 16 * BATCH_BYTES);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 120_000);
    return new KafkaSink(
        () -> new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer()));
  }

  @Override
  public void event(Event event, Receipt receipt) {
    send(Topics.EVENTS, event.key(), event, event.ingested().toEpochMilli(), receipt);
  }

  /** Rejected lines carry the time received inside; the record's own is when they were sent. */
  @Override
  public void rejected(RejectedLine line, Receipt receipt) {
    send(Topics.REJECTED, line.sourceId(), line, null, receipt);
  }

  private <V> void send(
      Topic<String, V> topic, String key, V value, @Nullable Long time, Receipt receipt) {
    RecordHeaders headers = new RecordHeaders();
    byte[] keyBytes;
    byte[] bytes;
    try {
      keyBytes = topic.keys().serializer().serialize(topic.name(), key);
      bytes = topic.values().serializer().serialize(topic.name(), headers, value);
    } catch (RuntimeException e) { // what cannot be written now never can
      receipt.refused(e.getClass().getSimpleName());
      return;
    }
    send(new ProducerRecord<>(topic.name(), null, time, keyBytes, bytes, headers), receipt);
  }

  private void send(ProducerRecord<byte[], byte[]> record, Receipt receipt) {
    try {
      if (broken) {
        renew();
      }
      var unused = producer.send(record, (metadata, exception) -> answer(exception, receipt));
    } catch (RuntimeException e) {
      answer(e, receipt);
    }
  }

  private void answer(@Nullable Exception exception, Receipt receipt) {
    if (exception == null) {
      receipt.kept();
      return;
    }
    String cause = exception.getClass().getSimpleName();
    if (REFUSALS.contains(exception.getClass())) {
      receipt.refused(cause);
      return;
    }
    broken |= !(exception instanceof RetriableException);
    receipt.again(cause);
  }

  /** After some errors a producer is of no further use. */
  private void renew() {
    producer.close(Duration.ZERO);
    producer = producers.get();
    broken = false;
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(5));
  }
}
