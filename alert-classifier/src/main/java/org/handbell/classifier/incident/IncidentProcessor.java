package org.handbell.classifier.incident;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
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
import org.handbell.classifier.pattern.FalseAlarms;
import org.handbell.model.Event;
import org.handbell.model.Evidence;
import org.handbell.model.Incident;
import org.handbell.sealed.SealedLine;
import org.handbell.topic.Topics;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the open incidents of one partition and sends their revisions the moment {@link Incidents}
 * decides them. A timer only announces what has closed and forgets it later; whether an event joins
 * is never the timer's to say.
 */
public final class IncidentProcessor implements Processor<String, Judged, String, Object> {

  public static final String STORE = "open-incidents";

  /** The second store: what is remembered of people over days. */
  public static final String SIGNS = KnownSigns.STORE;

  /** Where {@link Incident} revisions go. */
  public static final String REVISIONS = "revisions";

  /** Where locked lines go: written in one transaction with the incident, or not at all. */
  public static final String SEALED = "sealed";

  /** Where a {@link ClassSign} goes for each incident that a class topic may hold. */
  public static final String OPENED = "opened";

  static final Duration TICK = Duration.ofSeconds(10);

  /** Cleaned early and in small pieces, because a start reads all of it. */
  private static final Map<String, String> SHORT_LOG =
      Map.of(
          TopicConfig.SEGMENT_BYTES_CONFIG,
          String.valueOf(8 << 20),
          TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG,
          "0.1");

  private final EvidenceWriter writer;
  private final LineSealer sealer;
  private final Backlog backlog;
  private final LongSupplier nanoTime;
  private final ZoneId zone;
  private final Supplier<FalseAlarms> falseAlarms;
  private final ClassifierMetrics metrics;

  private @Nullable ProcessorContext<String, Object> context;
  private @Nullable KeyValueStore<String, OpenIncident> store;
  private @Nullable KnownSigns signs;
  private @Nullable DueTimes due;
  private @Nullable Cancellable ticking;

  /**
   * Keeps incidents with these helpers.
   *
   * @param seal what stands for an illegal address
   * @param sealer what becomes of the line of an illegal address
   * @param nanoTime {@link System#nanoTime} outside of tests
   * @param zone whose days and nights the patterns count
   * @param falseAlarms those of the moment
   */
  public IncidentProcessor(
      Function<Event, String> seal,
      LineSealer sealer,
      Backlog backlog,
      LongSupplier nanoTime,
      ZoneId zone,
      Supplier<FalseAlarms> falseAlarms,
      ClassifierMetrics metrics) {
    this.writer = new EvidenceWriter(seal);
    this.sealer = sealer;
    this.backlog = backlog;
    this.nanoTime = nanoTime;
    this.zone = zone;
    this.falseAlarms = falseAlarms;
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
            VersionedForm.of(OpenIncident.class, "an open incident"))
        .withLoggingEnabled(SHORT_LOG)
        .withCachingDisabled();
  }

  /** What is remembered of people, on disk or in memory as the open incidents are. */
  public static StoreBuilder<?> signs(boolean onDisk) {
    return KnownSigns.store(onDisk);
  }

  @Override
  public void init(ProcessorContext<String, Object> context) {
    this.context = context;
    signs = new KnownSigns(context.getStateStore(SIGNS), zone);
    TopicPartition partition =
        new TopicPartition(Topics.EVENTS.name(), context.taskId().partition());
    DueTimes times = new DueTimes(backlog, partition, nanoTime);
    KeyValueStore<String, OpenIncident> opened = context.getStateStore(STORE);
    try (KeyValueIterator<String, OpenIncident> all = opened.all()) {
      while (all.hasNext()) {
        KeyValue<String, OpenIncident> entry = all.next();
        times.found(entry.key, entry.value.due(), entry.value.incident().lastReceived());
      }
    }
    store = opened;
    due = times;
    ticking = context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, now -> tick());
  }

  @Override
  public void process(Record<String, Judged> record) {
    times().event(record.timestamp());
    Event event = record.value().event();
    Sighting sighting = sighting(record.value(), Instant.ofEpochMilli(record.timestamp()));
    if (sighting.isRegisteredTest()) {
      send(Incidents.alone(sighting));
      metrics.finding(sighting.priority());
      return;
    }
    OpenIncident before = kept().get(sighting.key());
    if (before != null && before.knows(sighting.evidence().eventId())) {
      metrics.duplicate();
      return;
    }
    FalseAlarms alarms = falseAlarms.get();
    KnownSigns.Weighed weight = weighed(sighting, alarms);
    Sighting weighed = sighting.with(weight.weight());
    String incidentId = null;
    if (Incidents.take(before, weighed, alarms) instanceof Taken.Changed changed) {
      incidentId = changed.open().incident().id();
      keep(sighting.key(), changed.open());
      changed.revisions().forEach(this::send);
      Incident now = changed.open().incident();
      ClassSign.of(now).ifPresent(this::send);
      sealer.seal(event, sighting.evidence(), now.id()).ifPresent(this::send);
    }
    known().remember(weight, sighting.evidence(), incidentId);
    metrics.finding(weighed.lead().priority());
  }

  private Sighting sighting(Judged judged, Instant received) {
    Event event = judged.event();
    Evidence evidence = writer.write(judged, received);
    return Sighting.unweighed(event.schoolId(), event.person(), evidence);
  }

  /** An event seen before must not be remembered twice, so this comes after that was asked. */
  private KnownSigns.Weighed weighed(Sighting sighting, FalseAlarms alarms) {
    return known().weigh(sighting.schoolId(), sighting.person(), sighting.evidence(), alarms);
  }

  @Override
  public void close() {
    if (ticking != null) {
      ticking.cancel();
    }
  }

  private void tick() {
    Instant now = times().tick(running().currentStreamTimeMs());
    times().ripe(now).forEach(this::closeOrForget);
    known().sweep(now);
  }

  private void closeOrForget(String key) {
    OpenIncident open = kept().get(key);
    if (open == null || open.incident().closed()) {
      kept().delete(key);
      times().remove(key);
      return;
    }
    OpenIncident closed = Incidents.close(open);
    keep(key, closed);
    send(closed.incident());
  }

  private void keep(String key, OpenIncident open) {
    kept().put(key, open);
    times().put(key, open.due());
  }

  private void send(Incident incident) {
    metrics.revision(incident);
    long time = incident.lastReceived().toEpochMilli();
    running().forward(new Record<>(incident.id(), incident, time), REVISIONS);
  }

  private void send(SealedLine line) {
    long time = line.received().toEpochMilli();
    running().forward(new Record<>(line.eventId(), line, time), SEALED);
  }

  private void send(ClassSign sign) {
    long time = sign.received().toEpochMilli();
    running().forward(new Record<>(sign.schoolId(), sign, time), OPENED);
  }

  private KnownSigns known() {
    return Objects.requireNonNull(signs, "not initialised");
  }

  private DueTimes times() {
    return Objects.requireNonNull(due, "not initialised");
  }

  private ProcessorContext<String, Object> running() {
    return Objects.requireNonNull(context, "not initialised");
  }

  private KeyValueStore<String, OpenIncident> kept() {
    return Objects.requireNonNull(store, "not initialised");
  }
}
