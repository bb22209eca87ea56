package org.handbell.classifier;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.streams.KafkaStreams;
import org.handbell.classifier.classify.Classifier;
import org.handbell.classifier.list.Seal;
import org.handbell.classifier.pattern.FalseAlarms;

/**
 * The classifier over a topic of old events: the same way of an event, by rules, lists and rulings
 * that stay as they are. It looks after no list, deletes no event and seals no line.
 */
public final class HistoryStage implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final KafkaStreams streams;

  private HistoryStage(KafkaStreams streams) {
    this.streams = streams;
  }

  /**
   * Joins the group; returns before the first event is read.
   *
   * @param config as {@link ClassifierConfig#forHistory} gives it
   * @throws IOException when the seal key cannot be read or made
   */
  public static HistoryStage start(
      ClassifierConfig config,
      Classifier classifier,
      Map<String, Object> kafkaClient,
      MeterRegistry registry,
      Clock clock)
      throws IOException {
    byte[] sealKey = SealKey.at(config.sealKeyFile());
    SchoolJudgement judgement =
        new SchoolJudgement(
            classifier, config.schools(), config.calendars(), config.lines(), config.tests());
    KafkaStreams streams =
        ClassifierStage.streams(
            config,
            judgement,
            new Seal(sealKey)::of,
            () -> FalseAlarms.NONE,
            kafkaClient,
            registry,
            clock);
    streams.start();
    return new HistoryStage(streams);
  }

  /** True when it gave up. */
  public boolean hasFailed() {
    return switch (streams.state()) {
      case PENDING_ERROR, ERROR -> true;
      default -> false;
    };
  }

  @Override
  public void close() {
    boolean unused = streams.close(PATIENCE);
  }
}
