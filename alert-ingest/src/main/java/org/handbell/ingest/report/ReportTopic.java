package org.handbell.ingest.report;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.handbell.model.SourceReport;
import org.handbell.topic.Topics;
import org.jspecify.annotations.Nullable;

/**
 * Sends reports to {@code handbell.sources} by a small producer of their own, so that they never
 * stand in the way of lines, nor lines in theirs.
 */
public final class ReportTopic implements SourceReporter.Outlet {

  private final Producer<String, SourceReport> producer;

  private ReportTopic(Producer<String, SourceReport> producer) {
    this.producer = producer;
  }

  /**
   * The topic on a cluster, which need not be there yet.
   *
   * @param client {@code bootstrap.servers} and whatever else the cluster asks of its clients
   */
  public static ReportTopic on(Map<String, Object> client) {
    Map<String, Object> settings = new HashMap<>();
    settings.put(ProducerConfig.CLIENT_ID_CONFIG, "handbell-ingest-reports");
    settings.putAll(client);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, false);
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 4L << 20);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 3_000);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
    return new ReportTopic(
        new KafkaProducer<>(
            settings, Topics.SOURCES.keys().serializer(), Topics.SOURCES.values().serializer()));
  }

  @Override
  public void send(SourceReport report, Consumer<@Nullable Exception> answer) {
    try {
      var unused =
          producer.send(
              new ProducerRecord<>(Topics.SOURCES.name(), report.key(), report),
              (metadata, exception) -> answer.accept(exception));
    } catch (RuntimeException e) {
      answer.accept(e);
    }
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(2));
  }
}
