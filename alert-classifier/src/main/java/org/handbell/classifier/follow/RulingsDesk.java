package org.handbell.classifier.follow;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.handbell.classifier.classify.Classifier;
import org.handbell.classifier.follow.RulingsState.FileState;
import org.handbell.classifier.pattern.FalseAlarms;
import org.handbell.classifier.ruling.RulingTerms;
import org.handbell.classifier.ruling.Rulings;
import org.handbell.classifier.trial.Trials;
import org.handbell.model.Ruling;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rulings of a running classifier: what the topic says, compiled and swapped in whole, and the
 * file that people write, tried and published when it changes. A file that cannot be used, or would
 * silence the core, changes nothing.
 */
public final class RulingsDesk implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(RulingsDesk.class);
  private static final int LOOK_EVERY_SECONDS = 3;

  private final RulingsConfig config;
  private final Trials trials;
  private final FileTrial fileTrial;
  private final RulingsPublisher publisher;
  private final RulingsMetrics metrics;
  private final Clock clock;
  private final ScheduledExecutorService watcher =
      Executors.newSingleThreadScheduledExecutor(RulingsDesk::daemon);
  private final RulingsTopic topic;
  private volatile Classifier classifier;
  private volatile FalseAlarms falseAlarms = FalseAlarms.NONE;
  private volatile Standing standing;
  private byte @Nullable [] seen;

  /** What became of the file. */
  private record Standing(
      FileState file, Instant since, List<String> faults, Ruling.@Nullable Trial trial) {}

  private RulingsDesk(
      RulingsConfig config,
      Trials trials,
      Map<String, Object> kafkaClient,
      MeterRegistry meters,
      Clock clock) {
    this.config = config;
    this.trials = trials;
    this.clock = clock;
    this.metrics = new RulingsMetrics(meters);
    this.publisher = new RulingsPublisher(kafkaClient);
    RulingTerms terms =
        new RulingTerms(
            Set.copyOf(trials.schools()),
            config.zone(),
            trials.lawful().entries(),
            trials.patterns());
    this.fileTrial = new FileTrial(trials, terms, new RecentEvents(kafkaClient), clock);
    this.classifier = trials.lawful();
    this.standing = new Standing(FileState.NONE, clock.instant(), List.of(), null);
    this.topic = RulingsTopic.follow(kafkaClient, this::changed);
  }

  /** Reads the topic to its end, and follows it and the file from then on. */
  public static RulingsDesk open(
      RulingsConfig config,
      Trials trials,
      Map<String, Object> kafkaClient,
      MeterRegistry meters,
      Clock clock) {
    RulingsDesk desk = new RulingsDesk(config, trials, kafkaClient, meters, clock);
    var unused =
        desk.watcher.scheduleWithFixedDelay(desk::look, 0, LOOK_EVERY_SECONDS, TimeUnit.SECONDS);
    return desk;
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "handbell-rulings-file");
    thread.setDaemon(true);
    return thread;
  }

  /** The classifier under the rulings of this moment. */
  public Classifier classifier() {
    return classifier;
  }

  /** The false alarms known at this moment. */
  public FalseAlarms falseAlarms() {
    return falseAlarms;
  }

  /** To be told how many rules a school's exceptions silenced. */
  public void silenced(long rules) {
    metrics.silenced.increment((double) rules);
  }

  private void changed(Map<String, Ruling> all) {
    falseAlarms = FalseAlarms.among(all.values());
    Rulings compiled = trials.compile(all.values());
    compiled
        .refused()
        .forEach(one -> log.warn("{} does not count: {}", one.ruling().key(), one.because()));
    classifier = trials.lawful().with(compiled);
  }

  /** One look at the file. */
  private void look() {
    try {
      Path file = config.file();
      byte[] now = file == null ? new byte[0] : Files.readAllBytes(file);
      if (!Arrays.equals(now, seen) && (file != null || config.takeBack())) {
        settle(file);
        seen = now;
      }
    } catch (IOException e) {
      seen = null;
      stand(FileState.REFUSED, List.of("the file of rulings cannot be read"), null);
    } catch (ExecutionException | RuntimeException e) {
      if (standing.file() != FileState.UNREACHABLE) {
        log.warn("Rulings cannot be tried or published now: {}", e.getClass().getSimpleName());
      }
      stand(FileState.UNREACHABLE, List.of("the broker cannot be reached; tried again"), null);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void settle(@Nullable Path file) throws ExecutionException, InterruptedException {
    if (standing.file() != FileState.UNREACHABLE) {
      stand(FileState.TRYING, List.of(), null);
    }
    FileTrial.Outcome outcome =
        file == null
            ? fileTrial.of(List.of(), topic.current())
            : fileTrial.of(file, topic.current());
    if (outcome instanceof FileTrial.Outcome.Refused refused) {
      metrics.refused.increment();
      refused.because().forEach(because -> log.warn("Rulings kept as they were: {}", because));
      stand(FileState.REFUSED, refused.because(), null);
    } else if (outcome instanceof FileTrial.Outcome.Fit fit) {
      publisher.publish(fit.changes(), fit.trial());
      metrics.published.increment();
      log.info(
          "Rulings published: {} changed, {} taken back; of {} recent events, {} findings added and"
              + " {} silenced",
          fit.changes().upserts().size(),
          fit.changes().removals().size(),
          fit.trial().events(),
          fit.trial().added(),
          fit.trial().silenced());
      stand(file == null ? FileState.NONE : FileState.IN_FORCE, List.of(), fit.trial());
    } else {
      stand(file == null ? FileState.NONE : FileState.IN_FORCE, List.of(), null);
    }
  }

  private void stand(FileState state, List<String> faults, Ruling.@Nullable Trial trial) {
    standing = new Standing(state, clock.instant(), faults, trial);
  }

  /** How the rulings do. */
  public RulingsState state() {
    Standing now = standing;
    Map<String, Ruling> all = topic.current();
    List<String> faults = new ArrayList<>(now.faults());
    classifier.rulings().refused().stream()
        .map(one -> one.ruling().key() + ": " + one.because())
        .forEach(faults::add);
    return new RulingsState(
        now.file(),
        now.since(),
        count(all, Ruling.Kind.WORDS),
        count(all, Ruling.Kind.EXCEPTION),
        count(all, Ruling.Kind.LESSON),
        faults,
        now.trial());
  }

  private int count(Map<String, Ruling> all, Ruling.Kind kind) {
    Instant now = clock.instant();
    return (int)
        all.values().stream().filter(one -> one.kind() == kind && one.holdsAt(now)).count();
  }

  @Override
  public void close() {
    watcher.shutdownNow();
    topic.close();
  }
}
