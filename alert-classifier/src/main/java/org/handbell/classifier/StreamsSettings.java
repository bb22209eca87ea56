package org.handbell.classifier;

import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.handbell.classifier.judge.ClassifierMetrics;

/** The settings of Kafka Streams, all in one place, each for a reason. */
final class StreamsSettings {

  /** How long an event's outcome may stay uncommitted, and so how late an alert may be by it. */
  private static final long COMMIT_INTERVAL_MS = 100;

  /** For the hourly counts alone, which one commit folds; the incidents have no cache. */
  private static final long CACHE_BYTES = 4L << 20;

  /**
   * Long enough that a killed process is back before its partitions are given away, short enough
   * that another instance takes over soon when it does not come back.
   */
  private static final int SESSION_TIMEOUT_MS = 30_000;

  /**
   * As long a transaction that its instance left unfinished holds up what comes after it, so that
   * an alert is never later than a minute by it; longer than a machine may stand still.
   */
  private static final int TRANSACTION_TIMEOUT_MS = 40_000;

  private StreamsSettings() {}

  static Properties of(
      ClassifierConfig config, Map<String, Object> kafkaClient, ClassifierMetrics metrics) {
    Properties settings = new Properties();
    settings.putAll(kafkaClient);
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, config.applicationId());
    settings.put(StreamsConfig.CLIENT_ID_CONFIG, config.applicationId());
    settings.put(StreamsConfig.STATE_DIR_CONFIG, config.stateDirectory().toString());
    settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, config.threads());
    settings.put(
        StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
        config.exactlyOnce() ? StreamsConfig.EXACTLY_ONCE_V2 : StreamsConfig.AT_LEAST_ONCE);
    settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_INTERVAL_MS);
    // Each task reads one partition and waits for no other: none need be asked, for each event.
    settings.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
    settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, config.singleNode() ? 1 : 3);
    settings.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, config.singleNode() ? 0 : 1);
    settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, CACHE_BYTES);
    settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
    putFaults(settings, metrics);
    putClients(settings, config);
    return settings;
  }

  private static void putFaults(Properties settings, ClassifierMetrics metrics) {
    settings.put(DeadLetters.METRICS, metrics);
    settings.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetters.class);
    settings.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetters.class);
    settings.put(StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetters.class);
  }

  /**
   * Static membership, so that a restart finds its partitions at once; the newer protocol lacks it.
   */
  private static void putClients(Properties settings, ClassifierConfig config) {
    settings.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic");
    consumer(settings, ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, config.instanceId());
    consumer(settings, ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_TIMEOUT_MS);
    consumer(settings, ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    consumer(settings, ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, 300_000);
    producer(settings, ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    producer(settings, ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_TIMEOUT_MS);
  }

  private static void consumer(Properties settings, String name, Object value) {
    settings.put(StreamsConfig.mainConsumerPrefix(name), value);
  }

  private static void producer(Properties settings, String name, Object value) {
    settings.put(StreamsConfig.producerPrefix(name), value);
  }
}
