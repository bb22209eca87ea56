package org.handbell.classifier;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.streams.KafkaStreams;
import org.handbell.classifier.classify.RulesBundle;
import org.handbell.classifier.incident.LineSealer;
import org.handbell.classifier.judge.ClassifierMetrics;
import org.handbell.classifier.judge.Judgement;
import org.handbell.classifier.list.Seal;
import org.handbell.classifier.list.UrlList;
import org.handbell.model.Event;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running classifier: one member of the group that reads {@code handbell.events}. */
public final class ClassifierStage implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(ClassifierStage.class);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final KafkaStreams streams;
  private final KafkaStreamsMetrics streamsMetrics;
  private final ReadEvents readEvents;

  private ClassifierStage(
      KafkaStreams streams, KafkaStreamsMetrics streamsMetrics, ReadEvents readEvents) {
    this.streams = streams;
    this.streamsMetrics = streamsMetrics;
    this.readEvents = readEvents;
  }

  /**
   * Loads the rules and lists and joins the group; returns before the first event is read.
   *
   * @param kafkaClient how to reach the cluster: {@code bootstrap.servers} and security settings.
   *     The topics must be there already
   * @throws IOException when the seal key cannot be read or made, or the rules not be kept
   * @throws org.handbell.classifier.list.ListException when a list cannot be trusted
   */
  public static ClassifierStage start(
      ClassifierConfig config, Map<String, Object> kafkaClient, MeterRegistry registry, Clock clock)
      throws IOException {
    byte[] sealKey = SealKey.at(config.sealKeyFile());
    List<UrlList> lists = config.lists().stream().map(list -> UrlList.load(list, sealKey)).toList();
    RulesBundle rules = RulesBundle.standard();
    new RulesStore(config.rulesDirectory()).keep(rules, clock.instant());
    Judgement judgement =
        new SchoolJudgement(
            rules.classifier(lists),
            config.schools(),
            config.calendars(),
            config.lines(),
            config.tests());
    return start(config, judgement, new Seal(sealKey)::of, kafkaClient, registry, clock);
  }

  private static ClassifierStage start(
      ClassifierConfig config,
      Judgement judgement,
      Function<Event, String> seal,
      Map<String, Object> kafkaClient,
      MeterRegistry registry,
      Clock clock) {
    ClassifierMetrics metrics = new ClassifierMetrics(registry);
    ConsumerBacklog clients = new ConsumerBacklog();
    ClassifierTopology topology =
        new ClassifierTopology(
            judgement,
            seal,
            LineSealer.of(config.keyholders()),
            clients,
            System::nanoTime,
            config.zone(),
            !config.singleNode(),
            metrics);
    KafkaStreams streams =
        new KafkaStreams(
            topology.build(), StreamsSettings.of(config, kafkaClient, metrics), clients);
    streams.setUncaughtExceptionHandler(new ThreadReplacement(clock));
    streams.setStateListener((now, before) -> log.info("Classifier: {} after {}", now, before));
    KafkaStreamsMetrics streamsMetrics = new KafkaStreamsMetrics(streams);
    streamsMetrics.bindTo(registry);
    streams.start();
    return new ClassifierStage(
        streams,
        streamsMetrics,
        new ReadEvents(kafkaClient, config.applicationId(), clock).start());
  }

  /** True while events are read, false while partitions move or state is restored. */
  public boolean isReady() {
    return streams.state() == KafkaStreams.State.RUNNING;
  }

  /** True when it gave up: only a restart of the process helps. */
  public boolean hasFailed() {
    return switch (streams.state()) {
      case PENDING_ERROR, ERROR -> true;
      default -> false;
    };
  }

  @Override
  public void close() {
    readEvents.close();
    streamsMetrics.close();
    if (!streams.close(PATIENCE)) {
      log.warn("The classifier did not stop within {} s", PATIENCE.toSeconds());
    }
  }
}
