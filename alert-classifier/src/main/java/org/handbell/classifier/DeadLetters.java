package org.handbell.classifier;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.handbell.classifier.judge.ClassifierMetrics;
import org.handbell.model.RejectedLine;
import org.handbell.topic.Topics;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides in one place what a fault means. What lies in the data puts that one event among the
 * rejected lines, whole, and the next is read; what lies in the machine stops the thread, so that
 * nothing is lost. Neither the log nor the reason repeats anything of the event.
 */
public final class DeadLetters
    implements DeserializationExceptionHandler,
        ProcessingExceptionHandler,
        ProductionExceptionHandler {

  /** The setting under which Kafka Streams hands over the {@link ClassifierMetrics}. */
  static final String METRICS = "handbell.classifier.metrics";

  private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);

  private ClassifierMetrics metrics = new ClassifierMetrics(new SimpleMeterRegistry());

  @Override
  public void configure(Map<String, ?> configs) {
    if (configs.get(METRICS) instanceof ClassifierMetrics shared) {
      metrics = shared;
    }
  }

  @Override
  public DeserializationExceptionHandler.Response handleError(
      ErrorHandlerContext where, ConsumerRecord<byte[], byte[]> record, Exception fault) {
    metrics.unreadable();
    return DeserializationExceptionHandler.Response.resume(
        List.of(letter(where, record.value(), "unreadable event", fault)));
  }

  @Override
  public ProcessingExceptionHandler.Response handleError(
      ErrorHandlerContext where, @Nullable Record<?, ?> record, Exception fault) {
    if (record == null || where.sourceRawValue() == null || !isInTheData(fault)) {
      return ProcessingExceptionHandler.Response.fail();
    }
    metrics.deadLetter();
    return ProcessingExceptionHandler.Response.resume(
        List.of(letter(where, where.sourceRawValue(), "event that cannot be judged", fault)));
  }

  @Override
  public ProductionExceptionHandler.Response handleError(
      ErrorHandlerContext where, ProducerRecord<byte[], byte[]> record, Exception fault) {
    if (fault instanceof RecordTooLargeException && where.sourceRawValue() != null) {
      metrics.deadLetter();
      return ProductionExceptionHandler.Response.resume(
          List.of(letter(where, where.sourceRawValue(), "event with too long an outcome", fault)));
    }
    return fault instanceof RetriableException
        ? ProductionExceptionHandler.Response.retry()
        : ProductionExceptionHandler.Response.fail();
  }

  /** A store that fails, a broker that is gone: another event would fare no better. */
  private static boolean isInTheData(Exception fault) {
    return fault instanceof SerializationException || !(fault instanceof KafkaException);
  }

  private static ProducerRecord<byte[], byte[]> letter(
      ErrorHandlerContext where, byte[] value, String what, Exception fault) {
    String reason =
        "%s: %s at partition %d, offset %d"
            .formatted(what, fault.getClass().getSimpleName(), where.partition(), where.offset());
    log.warn("Put aside an {}", reason);
    RejectedLine line =
        new RejectedLine(where.topic(), Instant.ofEpochMilli(where.timestamp()), value, reason);
    Headers headers = new RecordHeaders();
    String topic = Topics.REJECTED.name();
    return new ProducerRecord<>(
        topic,
        null,
        Topics.REJECTED.keys().serializer().serialize(topic, line.sourceId()),
        Topics.REJECTED.values().serializer().serialize(topic, headers, line),
        headers);
  }
}
