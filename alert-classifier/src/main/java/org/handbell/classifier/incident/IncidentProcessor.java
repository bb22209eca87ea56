package org.handbell.classifier.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.handbell.classifier.judge.ClassifierMetrics;
import org.handbell.classifier.judge.Judged;
import org.handbell.model.Event;
import org.handbell.model.Incident;
import org.handbell.topic.Topics;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the open incidents of one partition and sends their revisions the moment {@link Incidents}
 * decides them. A timer only announces what has closed and forgets it later; whether an event joins
 * is never the timer's to say.
 */
public final class IncidentProcessor implements Processor<String, Judged, String, Incident> {

  public static final String STORE = "open-incidents";

  private static final Logger log = LoggerFactory.getLogger(IncidentProcessor.class);
  private static final Duration TICK = Duration.ofSeconds(10);

  /** Cleaned early and in small pieces, because a start reads all of it. */
  private static final Map<String, String> SHORT_LOG =
      Map.of(
          TopicConfig.SEGMENT_BYTES_CONFIG,
          String.valueOf(8 << 20),
          TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG,
          "0.1");

  private final EvidenceWriter writer;
  private final Backlog backlog;
  private final LongSupplier nanoTime;
  private final ClassifierMetrics metrics;

  /** When each kept incident is to be closed or forgotten, so that no tick reads the store. */
  private final Map<String, Instant> due = new HashMap<>();

  private @Nullable ProcessorContext<String, Incident> context;
  private @Nullable KeyValueStore<String, OpenIncident> store;
  private @Nullable Cancellable ticking;
  private EffectiveTime time = new EffectiveTime(0, 0);

  /**
   * Keeps incidents with these helpers.
   *
   * @param seal what stands for an illegal address
   * @param nanoTime {@link System#nanoTime} outside of tests
   */
  public IncidentProcessor(
      Function<Event, String> seal,
      Backlog backlog,
      LongSupplier nanoTime,
      ClassifierMetrics metrics) {
    this.writer = new EvidenceWriter(seal);
    this.backlog = backlog;
    this.nanoTime = nanoTime;
    this.metrics = metrics;
  }

  /**
   * Logged, but never cached: a cache would fold revisions that must be seen. On disk a crash costs
   * Kafka Streams two openings of every partition's files before it restores them all from the log;
   * in memory it only restores.
   *
   * @param onDisk for more open incidents than memory should hold
   */
  public static StoreBuilder<?> store(boolean onDisk) {
    return Stores.keyValueStoreBuilder(
            onDisk ? Stores.persistentKeyValueStore(STORE) : Stores.inMemoryKeyValueStore(STORE),
            Serdes.String(),
            OpenIncidentSerde.create())
        .withLoggingEnabled(SHORT_LOG)
        .withCachingDisabled();
  }

  @Override
  public void init(ProcessorContext<String, Incident> context) {
    this.context = context;
    KeyValueStore<String, OpenIncident> opened = context.getStateStore(STORE);
    store = opened;
    due.clear();
    long newest = 0;
    try (KeyValueIterator<String, OpenIncident> all = opened.all()) {
      while (all.hasNext()) {
        KeyValue<String, OpenIncident> entry = all.next();
        due.put(entry.key, entry.value.due());
        newest = Math.max(newest, entry.value.incident().lastReceived().toEpochMilli());
      }
    }
    time = new EffectiveTime(newest, nanoTime.getAsLong());
    ticking = context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, now -> tick());
  }

  @Override
  public void process(Record<String, Judged> record) {
    time.event(record.timestamp(), nanoTime.getAsLong());
    Event event = record.value().event();
    Sighting sighting =
        new Sighting(
            event.schoolId(),
            event.person(),
            writer.write(record.value(), Instant.ofEpochMilli(record.timestamp())));
    String key = sighting.key();
    Taken taken = Incidents.take(kept().get(key), sighting);
    if (taken instanceof Taken.Duplicate) {
      metrics.duplicate();
      return;
    }
    if (taken instanceof Taken.Changed changed) {
      keep(key, changed.open());
      changed.revisions().forEach(this::send);
    }
    metrics.finding(sighting.priority());
  }

  @Override
  public void close() {
    if (ticking != null) {
      ticking.cancel();
    }
  }

  private void tick() {
    if (!time.tick(running().currentStreamTimeMs(), nanoTime.getAsLong())) {
      log.warn("The machine's timer jumped; no incident was closed by that");
    }
    TopicPartition partition =
        new TopicPartition(Topics.EVENTS.name(), running().taskId().partition());
    Instant now = time.now(backlog.isEmpty(partition));
    List<String> ripe = new ArrayList<>();
    due.forEach(
        (key, when) -> {
          if (now.isAfter(when)) {
            ripe.add(key);
          }
        });
    ripe.stream().sorted().forEach(this::closeOrForget);
  }

  private void closeOrForget(String key) {
    OpenIncident open = kept().get(key);
    if (open == null || open.incident().closed()) {
      kept().delete(key);
      due.remove(key);
      return;
    }
    OpenIncident closed = Incidents.close(open);
    keep(key, closed);
    send(closed.incident());
  }

  private void keep(String key, OpenIncident open) {
    kept().put(key, open);
    due.put(key, open.due());
  }

  private void send(Incident incident) {
    metrics.revision(incident);
    running()
        .forward(new Record<>(incident.id(), incident, incident.lastReceived().toEpochMilli()));
  }

  private ProcessorContext<String, Incident> running() {
    return Objects.requireNonNull(context, "not initialised");
  }

  private KeyValueStore<String, OpenIncident> kept() {
    return Objects.requireNonNull(store, "not initialised");
  }
}
