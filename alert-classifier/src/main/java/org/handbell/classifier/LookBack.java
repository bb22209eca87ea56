package org.handbell.classifier;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.handbell.classifier.incident.LineSealer;
import org.handbell.classifier.incident.Retrospect;
import org.handbell.classifier.incident.Told;
import org.handbell.classifier.list.Address;
import org.handbell.classifier.list.Label;
import org.handbell.classifier.list.update.Lists;
import org.handbell.classifier.list.update.News;
import org.handbell.model.Event;
import org.handbell.model.Incident;
import org.handbell.sealed.SealedLine;
import org.handbell.topic.Topic;
import org.handbell.topic.Topics;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Matches the events of the last days with what is new on an illegal list, in the background and on
 * the partitions that this instance judges. Up to where a partition ends when the version is first
 * looked at, some events were judged by the version before and some by the new one; which of them
 * have been told of shows once all of them are judged, and those are left out. A partition that
 * comes here later may have been judged elsewhere by an older version, and is matched as well.
 */
final class LookBack implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LookBack.class);
  private static final long LOOK_EVERY_MS = 2_000;

  /** Within a day every instance has the version that one of them has. */
  private static final Duration WATCHED = Duration.ofDays(1);

  private final FoundRecords sender;
  private final PastRecords past;
  private final Lists lists;
  private final Supplier<Collection<TopicPartition>> partitions;
  private final Function<Event, String> seal;
  private final LineSealer sealer;
  private final String rules;
  private final InstantSource clock;
  private final Counter found;
  private final Map<String, Search> searches = new ConcurrentHashMap<>();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(run -> new Thread(run, "look-back"));
  private volatile boolean closed;

  /**
   * How far a version of a list has been matched: partitions that wait for their ends, and done.
   */
  private record Search(
      News news, Instant since, Map<TopicPartition, Long> ends, Set<TopicPartition> matched) {}

  /**
   * Looks at nothing yet.
   *
   * @param group whose position says how far events have been judged
   * @param partitions of the events that this instance judges; empty while it judges none yet
   * @param rules the version of what else judges
   */
  LookBack(
      Map<String, Object> kafkaClient,
      String group,
      Lists lists,
      Supplier<Collection<TopicPartition>> partitions,
      Function<Event, String> seal,
      LineSealer sealer,
      String rules,
      MeterRegistry meters,
      InstantSource clock) {
    this.sender = new FoundRecords(kafkaClient);
    this.past = new PastRecords(kafkaClient, group);
    this.lists = lists;
    this.partitions = partitions;
    this.seal = seal;
    this.sealer = sealer;
    this.rules = rules;
    this.clock = clock;
    this.found =
        Counter.builder("handbell.classifier.lookback.incidents")
            .description("Incidents found later, by a newer version of an illegal list")
            .register(meters);
  }

  /** From now on looks back when there is time, and again until it went well. */
  void start() {
    ScheduledFuture<?> unused =
        thread.scheduleWithFixedDelay(this::look, 0, LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
  }

  /** Has this looked for; it takes the place of what was looked for of the same list. */
  void take(News news) {
    searches.put(news.list(), new Search(news, clock.instant(), new HashMap<>(), new HashSet<>()));
  }

  private void look() {
    for (Search search : searches.values()) {
      try {
        look(search);
      } catch (InterruptException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (IOException | RuntimeException e) {
        if (!closed) {
          String list = search.news().list();
          LOG.warn("List {}: looking back is tried again: {}", list, e.getClass().getName());
        }
      }
    }
  }

  private void look(Search search) throws IOException {
    Collection<TopicPartition> here = partitions.get();
    if (here.isEmpty()) {
      return;
    }
    boolean old = search.since().plus(WATCHED).isBefore(clock.instant());
    search.matched().retainAll(here);
    search.ends().keySet().retainAll(here);
    List<TopicPartition> fresh =
        here.stream()
            .filter(each -> !search.matched().contains(each) && !search.ends().containsKey(each))
            .toList();
    if (!fresh.isEmpty()) {
      search.ends().putAll(past.ends(fresh));
    }
    if (!search.ends().isEmpty()) {
      match(search, past.reached(search.ends()));
    } else if (old) {
      searches.remove(search.news().list(), search);
    }
  }

  private void match(Search search, Set<TopicPartition> reached) throws IOException {
    if (reached.isEmpty()) {
      return;
    }
    Map<TopicPartition, Long> ends = new HashMap<>(search.ends());
    ends.keySet().retainAll(reached);
    News news = search.news();
    int incidents = tell(news, ends);
    search.matched().addAll(reached);
    search.ends().keySet().removeAll(reached);
    LOG.info(
        "List {}: earlier events of {} partitions matched with version {}, {} incidents",
        news.list(),
        reached.size(),
        news.version(),
        incidents);
    if (search.ends().isEmpty()) {
      lists.matchedBack(news.list(), news.version());
    }
  }

  private int tell(News news, Map<TopicPartition, Long> ends) {
    Instant since = clock.instant().minus(ReadEvents.KEPT);
    Retrospect retrospect = new Retrospect(news.list(), news.version(), rules, seal);
    past.read(ends, since, each -> match(each, news, retrospect), () -> closed);
    if (!retrospect.isEmpty()) {
      retrospect.leaveOut(told(since));
    }
    List<Incident> incidents = retrospect.incidents();
    // Lines first: where it ends in between, the next search finds no incident and sends both.
    sender.send(Topics.SEALED, retrospect.lines(sealer), SealedLine::eventId);
    sender.send(Topics.INCIDENTS, incidents, Incident::id);
    found.increment(incidents.size());
    return incidents.size();
  }

  /** An incident is on its topic as soon as the position of its last event is committed. */
  private Told told(Instant since) {
    Told told = new Told();
    past.read(
        past.ends(PastRecords.partitions(Topics.INCIDENTS)),
        since,
        each -> {
          Incident incident = read(Topics.INCIDENTS, each);
          if (incident != null) {
            told.add(incident);
          }
        },
        () -> closed);
    return told;
  }

  private static void match(ConsumerRecord<String, byte[]> each, News news, Retrospect retrospect) {
    Event event = read(Topics.EVENTS, each);
    if (event == null) {
      return;
    }
    String seen = event.url() == null ? null : event.url().full();
    Address address =
        Address.parse(String.valueOf(seen == null ? event.host() : seen)).orElse(null);
    if (address == null || !news.before().labels(address).isEmpty()) {
      return;
    }
    for (Label label : news.added().labels(address)) {
      if (label.isIllegal() && label.holdsAt(event.schoolId())) {
        retrospect.add(event, label, Instant.ofEpochMilli(each.timestamp()));
      }
    }
  }

  /** What cannot be read has been put aside by whoever judged it; what was erased is nothing. */
  private static <V> @Nullable V read(Topic<String, V> topic, ConsumerRecord<String, byte[]> each) {
    try {
      return each.value() == null
          ? null
          : topic.values().deserializer().deserialize(each.topic(), each.value());
    } catch (RuntimeException e) {
      return null;
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.shutdownNow();
  }
}
