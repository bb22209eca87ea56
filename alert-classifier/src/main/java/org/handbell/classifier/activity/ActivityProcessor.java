package org.handbell.classifier.activity;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
import org.handbell.classifier.judge.Judged;
import org.handbell.model.Activity;
import org.jspecify.annotations.Nullable;

/**
 * Counts every event of one partition by school and hour, and every few seconds sends the hours
 * that changed. Each count is written to the store as it is made, so that it is committed together
 * with the event or not at all; the store's cache folds those writes until the commit. An event
 * that a killed spool sends twice is counted twice.
 */
public final class ActivityProcessor implements Processor<String, Judged, String, Activity> {

  public static final String STORE = "activity-hours";

  private static final Duration TICK = Duration.ofSeconds(5);

  /** An hour leaves when nothing was counted into it while this much time went by. */
  private static final long KEPT = Duration.ofDays(2).toMillis();

  private final Map<SchoolHour, Live> hours = new HashMap<>();
  private final Set<SchoolHour> changed = new HashSet<>();
  private @Nullable ProcessorContext<String, Activity> context;
  private @Nullable KeyValueStore<String, byte[]> store;
  private @Nullable Cancellable ticking;
  private long newest;

  /** An hour in memory, and how late it was when it was last counted into. */
  private static final class Live {
    final String key;
    final HourCount count;
    byte[] categories;
    long touched;

    Live(String key, HourCount count) {
      this.key = key;
      this.count = count;
      this.categories = HourCountForm.categories(count);
    }

    byte[] add(Judged judged, long received) {
      count.count(judged, received);
      if (!judged.isClean() || !judged.unmapped().isEmpty()) {
        categories = HourCountForm.categories(count);
      }
      return HourCountForm.write(count, categories);
    }
  }

  /** In memory, logged, and cached so that the log gets one write a commit, not one an event. */
  public static StoreBuilder<?> store() {
    return Stores.keyValueStoreBuilder(
            Stores.inMemoryKeyValueStore(STORE), Serdes.String(), Serdes.ByteArray())
        .withLoggingEnabled(Map.of())
        .withCachingEnabled();
  }

  @Override
  public void init(ProcessorContext<String, Activity> context) {
    this.context = context;
    KeyValueStore<String, byte[]> stored = context.getStateStore(STORE);
    store = stored;
    hours.clear();
    changed.clear();
    newest = 0;
    try (KeyValueIterator<String, byte[]> all = stored.all()) {
      while (all.hasNext()) {
        KeyValue<String, byte[]> entry = all.next();
        HourCount count = HourCountForm.read(entry.value);
        hours.put(SchoolHour.parse(entry.key), new Live(entry.key, count));
        newest = Math.max(newest, count.lastEvent());
      }
    }
    hours.values().forEach(live -> live.touched = newest);
    changed.addAll(hours.keySet()); // whoever counted before may have stopped before it sent them
    ticking = context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, now -> tick());
  }

  @Override
  public void process(Record<String, Judged> record) {
    long received = record.timestamp();
    newest = Math.max(newest, received);
    SchoolHour hour = SchoolHour.of(record.value().event().schoolId(), received);
    Live live = hours.computeIfAbsent(hour, fresh -> new Live(fresh.key(), new HourCount()));
    live.touched = newest;
    changed.add(hour);
    kept().put(live.key, live.add(record.value(), received));
  }

  @Override
  public void close() {
    if (ticking != null) {
      ticking.cancel();
    }
  }

  private void tick() {
    changed.forEach(this::send);
    changed.clear();
    for (Iterator<Live> all = hours.values().iterator(); all.hasNext(); ) {
      Live live = all.next();
      if (live.touched < newest - KEPT) {
        kept().delete(live.key);
        all.remove();
      }
    }
  }

  private void send(SchoolHour hour) {
    Live live = hours.get(hour);
    if (live != null) {
      ProcessorContext<String, Activity> to = Objects.requireNonNull(context, "not initialised");
      Activity activity = live.count.snapshot(hour, to.taskId().partition());
      to.forward(new Record<>(activity.key(), activity, live.count.lastEvent()));
    }
  }

  private KeyValueStore<String, byte[]> kept() {
    return Objects.requireNonNull(store, "not initialised");
  }
}
