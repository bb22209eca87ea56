package org.handbell.classifier.list.update;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.handbell.classifier.list.EntryHash;
import org.handbell.classifier.list.ListConfig;
import org.handbell.classifier.list.ListException;
import org.handbell.classifier.list.ListSet;
import org.handbell.classifier.list.ListVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lists in use, as one set that is replaced in whole: who takes it once judges by one version
 * of each list. Sources are watched and asked in the background; what they give that is no good
 * changes nothing.
 */
public final class Lists implements Supplier<ListSet>, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Lists.class);
  private static final Duration PATIENCE = Duration.ofMinutes(15);
  private static final Duration OLD = Duration.ofDays(2);
  private static final long LOOK_EVERY_MS = 5_000;
  private static final int THREADS = 2;

  private final List<ListKeeper> keepers;
  private final EntryHash hash;
  private final InstantSource clock;
  private final MeterRegistry meters;
  private final AtomicReference<ListSet> current = new AtomicReference<>(ListSet.none());
  private final ScheduledExecutorService looking =
      Executors.newScheduledThreadPool(THREADS, run -> new Thread(run, "lists"));
  private volatile Consumer<News> news = any -> {};

  private Lists(
      List<ListKeeper> keepers, EntryHash hash, InstantSource clock, MeterRegistry meters) {
    this.keepers = keepers;
    this.hash = hash;
    this.clock = clock;
    this.meters = meters;
  }

  /**
   * Loads the files, and what is kept of the lists that are fetched, which waits for no server.
   *
   * @param folder where good versions are kept
   * @throws ListException when a file cannot be trusted and no good version of it is kept
   */
  public static Lists open(
      List<ListConfig> configs,
      Path folder,
      byte[] sealKey,
      MeterRegistry meters,
      InstantSource clock) {
    return open(configs, folder, sealKey, new HttpsSource(PATIENCE), meters, clock);
  }

  static Lists open(
      List<ListConfig> configs,
      Path folder,
      byte[] sealKey,
      HttpsSource https,
      MeterRegistry meters,
      InstantSource clock) {
    EntryHash hash = new EntryHash(sealKey);
    List<ListKeeper> keepers =
        configs.stream().map(each -> new ListKeeper(each, folder, hash, https, clock)).toList();
    Lists lists = new Lists(keepers, hash, clock, meters);
    try {
      keepers.forEach(lists::load);
      lists.rebuild();
      keepers.forEach(lists::measure);
      return lists;
    } catch (RuntimeException e) {
      lists.close();
      throw e;
    }
  }

  private void load(ListKeeper keeper) {
    try {
      keeper.takeUp();
      boolean file = keeper.config().origin() instanceof ListConfig.AtPath;
      if (file
          && keeper.update(false) instanceof Outcome.Refused refused
          && keeper.active() == null) {
        throw new ListException("list " + keeper.config().id() + ": " + refused.why());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ListException("interrupted while lists were loaded");
    }
  }

  /** The lists as they are now. */
  @Override
  public ListSet get() {
    return Objects.requireNonNull(current.get());
  }

  /** How each list does. */
  public List<ListState> states() {
    return keepers.stream().map(ListKeeper::state).toList();
  }

  /**
   * Begins to look after the lists.
   *
   * @param told of each new version of an illegal list, and of one that earlier events were not
   *     matched with when Handbell last stopped
   */
  public void start(Consumer<News> told) {
    news = told;
    keepers.forEach(this::tellUnmatched);
    for (ListKeeper keeper : keepers) {
      ScheduledFuture<?> unused =
          looking.scheduleWithFixedDelay(
              () -> safely(keeper), 0, LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
    }
  }

  private void safely(ListKeeper keeper) {
    try {
      look(keeper);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException e) {
      LOG.warn(
          "List {}: looking after it failed: {}", keeper.config().id(), e.getClass().getName());
    }
  }

  /** One look at a list; another process may have changed what is kept, too. */
  void look(ListKeeper keeper) throws IOException, InterruptedException {
    if (keeper.takeUp()) {
      swapped(keeper);
    }
    if (!keeper.isDue()) {
      return;
    }
    Outcome outcome = keeper.update(false);
    String id = keeper.config().id();
    count(outcome);
    if (outcome instanceof Outcome.Taken taken) {
      swapped(keeper);
      LOG.info("List {}: version {} with {} entries", id, taken.now().name(), taken.now().size());
    } else if (outcome instanceof Outcome.Refused refused) {
      LOG.warn("List {}: not taken over, what was in use stays: {}", id, refused.why());
    }
    warnWhenOld(keeper.state());
  }

  /** One look at every list. */
  void look() throws IOException, InterruptedException {
    for (ListKeeper keeper : keepers) {
      look(keeper);
    }
  }

  private void swapped(ListKeeper keeper) {
    rebuild();
    tellUnmatched(keeper);
  }

  private synchronized void rebuild() {
    List<ListVersion> versions = new ArrayList<>();
    try {
      for (ListKeeper keeper : keepers) {
        keeper.forSet().ifPresent(versions::add);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    current.set(ListSet.of(versions, hash));
  }

  private void tellUnmatched(ListKeeper keeper) {
    if (!keeper.config().isIllegal()) {
      return;
    }
    try {
      String matched = keeper.kept().notes().matchedBack();
      ListVersion now = keeper.kept().newest().orElse(null);
      if (now != null && !matched.equals(now.name())) {
        ListVersion before = keeper.kept().named(matched).orElse(null);
        ListVersion added = before == null ? now : now.since(before);
        news.accept(
            new News(
                now.list(),
                now.name(),
                ListSet.of(List.of(added), hash),
                before == null ? ListSet.none() : ListSet.of(List.of(before), hash)));
      }
    } catch (IOException e) {
      LOG.warn("List {}: earlier events are not matched with it yet", keeper.config().id());
    }
  }

  /** Remembers that earlier events have been matched with that version of a list. */
  public void matchedBack(String list, String version) throws IOException {
    for (ListKeeper keeper : keepers) {
      if (keeper.config().id().equals(list)) {
        keeper.matchedBack(version);
      }
    }
  }

  private void warnWhenOld(ListState state) {
    Instant confirmed = state.confirmed();
    if (state.illegal()
        && state.fetched()
        && (confirmed == null || confirmed.plus(OLD).isBefore(clock.instant()))) {
      LOG.warn("List {}: its source last confirmed it {}", state.list(), confirmed);
    }
  }

  private void count(Outcome outcome) {
    String word =
        outcome instanceof Outcome.Taken
            ? "taken"
            : outcome instanceof Outcome.Refused ? "refused" : "unchanged";
    meters.counter("handbell.classifier.list.updates", "outcome", word).increment();
  }

  private void measure(ListKeeper keeper) {
    String id = keeper.config().id();
    Gauge.builder("handbell.classifier.list.entries", keeper, it -> it.state().entries())
        .description("Entries of the version in use")
        .tag("list", id)
        .register(meters);
    Gauge.builder("handbell.classifier.list.age", keeper, this::age)
        .description("Since its source last gave or confirmed the list")
        .baseUnit("seconds")
        .tag("list", id)
        .register(meters);
  }

  private double age(ListKeeper keeper) {
    Instant confirmed = keeper.state().confirmed();
    return confirmed == null
        ? Double.NaN
        : Duration.between(confirmed, clock.instant()).toSeconds();
  }

  @Override
  public void close() {
    looking.shutdownNow();
  }
}
