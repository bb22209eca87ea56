package org.handbell.classifier;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.handbell.classifier.classify.Classifier;
import org.handbell.classifier.classify.CompiledRules;
import org.handbell.classifier.classify.RulesBundle;
import org.handbell.classifier.follow.RulingsDesk;
import org.handbell.classifier.follow.RulingsState;
import org.handbell.classifier.incident.LineSealer;
import org.handbell.classifier.judge.ClassifierMetrics;
import org.handbell.classifier.judge.Judgement;
import org.handbell.classifier.lexicon.Patterns;
import org.handbell.classifier.list.Seal;
import org.handbell.classifier.list.update.Lists;
import org.handbell.classifier.pattern.FalseAlarms;
import org.handbell.classifier.trial.Trials;
import org.handbell.model.Event;
import org.handbell.model.School;
import org.handbell.topic.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running classifier: one member of the group that reads {@code handbell.events}. */
public final class ClassifierStage implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(ClassifierStage.class);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Deque<AutoCloseable> beside;
  private final KafkaStreams streams;
  private final KafkaStreamsMetrics streamsMetrics;
  private final RulingsDesk rulings;

  private ClassifierStage(
      Deque<AutoCloseable> beside,
      KafkaStreams streams,
      KafkaStreamsMetrics streamsMetrics,
      RulingsDesk rulings) {
    this.beside = beside;
    this.streams = streams;
    this.rulings = rulings;
    this.streamsMetrics = streamsMetrics;
  }

  /**
   * Loads the rules that come with Handbell and starts.
   *
   * @see #start(CompiledRules, ClassifierConfig, Map, MeterRegistry, Clock)
   */
  public static ClassifierStage start(
      ClassifierConfig config, Map<String, Object> kafkaClient, MeterRegistry registry, Clock clock)
      throws IOException {
    CompiledRules rules = RulesBundle.standard().compile();
    return start(rules, config, kafkaClient, registry, clock);
  }

  /**
   * Loads the lists and joins the group; returns before the first event is read.
   *
   * @param compiled the rules to judge by
   * @param kafkaClient how to reach the cluster: {@code bootstrap.servers} and security settings.
   *     The topics must be there already
   * @throws IOException when the seal key cannot be read or made, or the rules not be kept
   * @throws org.handbell.classifier.list.ListException when a list cannot be trusted
   */
  public static ClassifierStage start(
      CompiledRules compiled,
      ClassifierConfig config,
      Map<String, Object> kafkaClient,
      MeterRegistry registry,
      Clock clock)
      throws IOException {
    byte[] sealKey = SealKey.at(config.sealKeyFile());
    Lists lists = Lists.open(config.lists(), config.listFolder(), sealKey, registry, clock);
    RulesBundle rules = compiled.bundle();
    new RulesStore(config.rulesDirectory()).keep(rules, clock.instant());
    RulingsDesk rulings =
        RulingsDesk.open(
            config.rulings(),
            trials(compiled.classifier(lists), config),
            kafkaClient,
            registry,
            clock);
    Judgement judgement =
        new SchoolJudgement(
            rulings::classifier,
            config.schools(),
            config.calendars(),
            config.lines(),
            config.tests(),
            rulings::silenced);
    Function<Event, String> seal = new Seal(sealKey)::of;
    KafkaStreams streams =
        streams(config, judgement, seal, rulings::falseAlarms, kafkaClient, registry, clock);
    LookBack lookBack =
        new LookBack(
            kafkaClient,
            config.applicationId(),
            lists,
            () -> judgedHere(streams),
            seal,
            LineSealer.of(config.keyholders()),
            rules.version(),
            registry,
            clock);
    lists.start(lookBack::take);
    ListReporter reporter = ListReporter.start(lists, config.instanceId(), kafkaClient, clock);
    KafkaStreamsMetrics streamsMetrics = new KafkaStreamsMetrics(streams);
    streamsMetrics.bindTo(registry);
    streams.start();
    lookBack.start();
    ReadEvents readEvents = new ReadEvents(kafkaClient, config.applicationId(), clock).start();
    return new ClassifierStage(
        new ArrayDeque<>(List.of(readEvents, reporter, lists, lookBack, rulings)),
        streams,
        streamsMetrics,
        rulings);
  }

  /** Trials of rulings that judge as this stage does. */
  public static Trials trials(Classifier lawful, ClassifierConfig config) {
    return new Trials(
        lawful,
        classifier ->
            new SchoolJudgement(
                () -> classifier,
                config.schools(),
                config.calendars(),
                config.lines(),
                config.tests(),
                silenced -> {}),
        config.schools().stream().map(School::id).toList(),
        Patterns.standard());
  }

  /** The partitions of events that this instance judges; none while it joins. */
  private static Collection<TopicPartition> judgedHere(KafkaStreams streams) {
    return streams.state() != KafkaStreams.State.RUNNING
        ? List.of()
        : streams.metadataForLocalThreads().stream()
            .flatMap(thread -> thread.activeTasks().stream())
            .flatMap(task -> task.topicPartitions().stream())
            .filter(partition -> partition.topic().equals(Topics.EVENTS.name()))
            .toList();
  }

  static KafkaStreams streams(
      ClassifierConfig config,
      Judgement judgement,
      Function<Event, String> seal,
      Supplier<FalseAlarms> falseAlarms,
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
            metrics,
            falseAlarms);
    KafkaStreams streams =
        new KafkaStreams(
            topology.build(), StreamsSettings.of(config, kafkaClient, metrics), clients);
    streams.setUncaughtExceptionHandler(new ThreadReplacement(clock));
    streams.setStateListener((now, before) -> log.info("Classifier: {} after {}", now, before));
    return streams;
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

  /** How the schools' rulings do. */
  public RulingsState rulings() {
    return rulings.state();
  }

  @Override
  public void close() {
    for (AutoCloseable each : beside) {
      try {
        each.close();
      } catch (Exception e) {
        log.warn("{} did not stop cleanly", each.getClass().getSimpleName(), e);
      }
    }
    streamsMetrics.close();
    if (!streams.close(PATIENCE)) {
      log.warn("The classifier did not stop within {} s", PATIENCE.toSeconds());
    }
  }
}
