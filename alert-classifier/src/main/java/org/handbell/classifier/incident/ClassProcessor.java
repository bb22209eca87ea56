package org.handbell.classifier.incident;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serde;
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
import org.handbell.classifier.pattern.FalseAlarms;
import org.handbell.model.Incident;
import org.handbell.topic.JsonSerde;
import org.jspecify.annotations.Nullable;

/**
 * Looks at all of a school: keeps which incidents opened in each year and sends a class topic's
 * revisions as {@link ClassTopics} decides them.
 */
public final class ClassProcessor implements Processor<String, ClassSign, String, Incident> {

  public static final String STORE = "class-days";

  private final Backlog backlog;
  private final String topic;
  private final LongSupplier nanoTime;
  private final Supplier<FalseAlarms> falseAlarms;
  private final ClassifierMetrics metrics;
  private @Nullable ProcessorContext<String, Incident> context;
  private @Nullable KeyValueStore<String, ClassDay> store;
  private @Nullable DueTimes due;
  private @Nullable Cancellable ticking;

  /**
   * Keeps days with these helpers.
   *
   * @param topic the repartition topic's name without that of the application
   * @param falseAlarms those of the moment
   */
  public ClassProcessor(
      Backlog backlog,
      String topic,
      LongSupplier nanoTime,
      Supplier<FalseAlarms> falseAlarms,
      ClassifierMetrics metrics) {
    this.backlog = backlog;
    this.topic = topic;
    this.nanoTime = nanoTime;
    this.falseAlarms = falseAlarms;
    this.metrics = metrics;
  }

  /** How a sign crosses from a person's partition to the school's. */
  public static Serde<ClassSign> signs() {
    return JsonSerde.of(ClassSign.class);
  }

  /** Small, and so in memory; never cached, so that no revision is folded. */
  public static StoreBuilder<?> store() {
    return Stores.keyValueStoreBuilder(
            Stores.inMemoryKeyValueStore(STORE),
            Serdes.String(),
            VersionedForm.of(ClassDay.class, "a day of class topics"))
        .withLoggingEnabled(Map.of())
        .withCachingDisabled();
  }

  @Override
  public void init(ProcessorContext<String, Incident> context) {
    this.context = context;
    TopicPartition partition =
        new TopicPartition(
            context.applicationId() + "-" + topic + "-repartition", context.taskId().partition());
    DueTimes times = new DueTimes(backlog, partition, nanoTime);
    KeyValueStore<String, ClassDay> opened = context.getStateStore(STORE);
    try (KeyValueIterator<String, ClassDay> all = opened.all()) {
      while (all.hasNext()) {
        KeyValue<String, ClassDay> entry = all.next();
        times.found(entry.key, entry.value.due(), entry.value.newest());
      }
    }
    store = opened;
    due = times;
    ticking =
        context.schedule(IncidentProcessor.TICK, PunctuationType.WALL_CLOCK_TIME, now -> tick());
  }

  @Override
  public void process(Record<String, ClassSign> record) {
    times().event(record.timestamp());
    String key = ClassTopics.key(record.value());
    ClassDay before = kept().get(key);
    ClassDay after = ClassTopics.take(before, record.value(), falseAlarms.get());
    keep(key, after);
    after.news(before).ifPresent(this::send);
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
  }

  private void closeOrForget(String key) {
    ClassDay day = kept().get(key);
    Incident open = day == null ? null : day.topic();
    if (day == null || open == null || open.closed()) {
      kept().delete(key);
      times().remove(key);
      return;
    }
    ClassDay closed = ClassTopics.close(day, open);
    keep(key, closed);
    send(Objects.requireNonNull(closed.topic(), "just closed"));
  }

  private void keep(String key, ClassDay day) {
    kept().put(key, day);
    times().put(key, day.due());
  }

  private void send(Incident incident) {
    metrics.revision(incident);
    long time = incident.lastReceived().toEpochMilli();
    running().forward(new Record<>(incident.id(), incident, time));
  }

  private DueTimes times() {
    return Objects.requireNonNull(due, "not initialised");
  }

  private ProcessorContext<String, Incident> running() {
    return Objects.requireNonNull(context, "not initialised");
  }

  private KeyValueStore<String, ClassDay> kept() {
    return Objects.requireNonNull(store, "not initialised");
  }
}
