package org.handbell.ingest.report;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.handbell.ingest.SourceConfig;
import org.handbell.model.SourceReport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every ten seconds looks at each source's tally: publishes a report where something changed, or a
 * minute went by; writes the counts to their file each minute; and says once in the log what a
 * source turns out to hide.
 */
public final class SourceReporter implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SourceReporter.class);
  private static final Duration TURN = Duration.ofSeconds(10);
  private static final Duration AT_LEAST = Duration.ofSeconds(60);

  /** Where reports go; answers once for each, from any thread, with null where it was kept. */
  public interface Outlet extends AutoCloseable {

    void send(SourceReport report, Consumer<@Nullable Exception> answer);

    @Override
    void close();
  }

  private final Map<SourceTally, SourceIdentity> sources = new LinkedHashMap<>();
  private final TallyFile file;
  private final Function<String, SourceState> states;
  private final Outlet outlet;
  private final Clock clock;
  private final Counter failures;
  private final Counter unwritten;
  private final Map<String, SourceReport> published = new ConcurrentHashMap<>();
  private final ToldOnce told;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(run -> new Thread(run, "handbell-source-reports"));
  private volatile boolean unreachable;
  private Instant written;

  private SourceReporter(
      List<SourceConfig> configs,
      String instance,
      SourceTallies tallies,
      Path file,
      Function<String, SourceState> states,
      Outlet outlet,
      MeterRegistry meters,
      Clock clock) {
    configs.forEach(
        config -> sources.put(tallies.of(config.id()), SourceIdentity.of(config, instance)));
    this.file = new TallyFile(file);
    this.states = states;
    this.outlet = outlet;
    this.clock = clock;
    this.failures = meters.counter("handbell.ingest.report.errors", "cause", "kafka");
    this.unwritten = meters.counter("handbell.ingest.report.errors", "cause", "file");
    this.written = clock.instant();
    this.told = new ToldOnce(written);
    tallies.all().forEach(tally -> SourceMeters.bind(tally, meters, clock));
  }

  /**
   * Begins to report.
   *
   * @param instance tells ingest processes apart that read one source
   * @param file where the tallies were opened from
   * @param states by source id
   */
  public static SourceReporter start(
      List<SourceConfig> configs,
      String instance,
      SourceTallies tallies,
      Path file,
      Function<String, SourceState> states,
      Outlet outlet,
      MeterRegistry meters,
      Clock clock) {
    SourceReporter reporter =
        new SourceReporter(configs, instance, tallies, file, states, outlet, meters, clock);
    var unused =
        reporter.thread.scheduleWithFixedDelay(
            reporter::turnSafely, 0, TURN.toMillis(), TimeUnit.MILLISECONDS);
    return reporter;
  }

  /** How each source does at this moment. */
  public List<SourceReport> reports() {
    Instant now = clock.instant();
    return sources.entrySet().stream()
        .map(source -> report(source.getKey(), source.getValue(), now))
        .toList();
  }

  private SourceReport report(SourceTally tally, SourceIdentity identity, Instant now) {
    return tally.report(identity, states.apply(tally.sourceId()), now);
  }

  /** One failed turn must not be the last. */
  private void turnSafely() {
    try {
      turn();
    } catch (RuntimeException e) {
      LOG.error("sources could not be reported: {}", e.getClass().getSimpleName());
    }
  }

  /** Looks at every source once. */
  synchronized void turn() {
    Instant now = clock.instant();
    unreachable = false;
    sources.forEach(
        (tally, identity) -> {
          tally.look(now);
          SourceReport report = report(tally, identity, now);
          publish(report);
          told.tell(report);
        });
    if (!now.isBefore(written.plus(AT_LEAST))) {
      write(now);
    }
  }

  /** While Kafka is away the first report to fail speaks for all those behind it. */
  private void publish(SourceReport report) {
    SourceReport last = published.get(report.key());
    if (!unreachable && (last == null || isDue(report, last))) {
      outlet.send(report, failure -> answered(report, failure));
    }
  }

  private static boolean isDue(SourceReport report, SourceReport last) {
    return !report.at().isBefore(last.at().plus(AT_LEAST))
        || !report.counts().equals(last.counts())
        || !Objects.equals(report.problem(), last.problem())
        || !report.drills().equals(last.drills())
        || report.spool().accepting() != last.spool().accepting();
  }

  private void answered(SourceReport report, @Nullable Exception failure) {
    if (failure == null) {
      published.put(report.key(), report);
    } else {
      failures.increment();
      unreachable = true;
    }
  }

  private void write(Instant now) {
    try {
      file.write(new KeptTally.All(sources.keySet().stream().map(SourceTally::kept).toList()));
      written = now;
    } catch (IOException | RuntimeException e) {
      unwritten.increment();
      LOG.warn("the sources' counts were not written: {}", e.getClass().getSimpleName());
    }
  }

  /** Reports and writes once more; to be called when nothing more is counted. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(5, TimeUnit.SECONDS)) {
        LOG.warn("the last reports on sources were not sent");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    turnSafely();
    write(clock.instant());
    outlet.close();
  }
}
