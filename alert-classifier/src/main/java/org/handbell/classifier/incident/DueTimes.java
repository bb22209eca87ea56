package org.handbell.classifier.incident;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When each incident that is kept is to be closed or forgotten, so that no tick of the timer reads
 * the store; and what time it is to tell that by.
 */
final class DueTimes {

  private static final Logger log = LoggerFactory.getLogger(DueTimes.class);

  private final Map<String, Instant> due = new HashMap<>();
  private final Backlog backlog;
  private final TopicPartition partition;
  private final LongSupplier nanoTime;
  private EffectiveTime time;
  private long newest;

  /** Nothing is due yet, and no time has passed. */
  DueTimes(Backlog backlog, TopicPartition partition, LongSupplier nanoTime) {
    this.backlog = backlog;
    this.partition = partition;
    this.nanoTime = nanoTime;
    this.time = new EffectiveTime(0, nanoTime.getAsLong());
  }

  /** Found in the store at the start. */
  void found(String key, Instant when, Instant lastReceived) {
    due.put(key, when);
    newest = Math.max(newest, lastReceived.toEpochMilli());
    time = new EffectiveTime(newest, nanoTime.getAsLong());
  }

  void put(String key, Instant when) {
    due.put(key, when);
  }

  void remove(String key) {
    due.remove(key);
  }

  /** A record was read, received at {@code timestamp}. */
  void event(long timestamp) {
    time.event(timestamp, nanoTime.getAsLong());
  }

  /** The timer fired: what time it is now. */
  Instant tick(long streamTime) {
    if (!time.tick(streamTime, nanoTime.getAsLong())) {
      log.warn("The machine's timer jumped; no incident was closed by that");
    }
    return time.now(backlog.isEmpty(partition));
  }

  /** The keys whose time has come, in an order of their own. */
  List<String> ripe(Instant now) {
    return due.entrySet().stream()
        .filter(entry -> now.isAfter(entry.getValue()))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }
}
