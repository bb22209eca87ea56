package org.handbell.ingest.spool;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.handbell.ingest.IngestMeters;
import org.handbell.ingest.read.LineReader;
import org.rocksdb.RocksDBException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the spool in order and has each line sent; forgets a line only when the sink keeps it. What
 * the sink does not take now is read again from the spool.
 */
public final class Drainer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Drainer.class);
  private static final long PAUSE_MILLIS = 1_000;
  private static final long IDLE_MILLIS = 200;
  private static final int DELETE_STEP = 50_000;

  /** A line may be so long on its way to the disk: it counts by the time it was received. */
  private static final long ON_THE_WAY_MILLIS = 1_000;

  private final Spool spool;
  private final IngestMeters meters;
  private final Clock clock;
  private final Window window;
  private final Dispatcher dispatcher;
  private final Thread thread = new Thread(this::drainAll, "handbell-spool-drainer");

  private long next;
  private long deletedUpTo;
  private long storedUpTo;
  private volatile boolean stopped;

  private Drainer(
      Spool spool,
      Map<String, LineReader> readers,
      DrillLines drills,
      Sink sink,
      IngestMeters meters,
      Clock clock)
      throws RocksDBException, InterruptedException {
    this.spool = spool;
    this.meters = meters;
    this.clock = clock;
    SpoolStore.Place checkpoint = spool.withStore(SpoolStore::checkpoint);
    this.window = new Window(checkpoint);
    this.dispatcher = new Dispatcher(spool, window, readers, drills, sink, meters);
    this.next = checkpoint.sequence() + 1;
    this.deletedUpTo = checkpoint.sequence();
    this.storedUpTo = checkpoint.sequence();
    meters.gauge("spool.oldest.seconds", this, self -> self.oldest().toMillis() / 1000.0);
  }

  /**
   * Begins to drain.
   *
   * @param readers by source id
   */
  public static Drainer start(
      Spool spool, Map<String, LineReader> readers, Sink sink, IngestMeters meters, Clock clock) {
    return start(spool, readers, DrillLines.NONE, sink, meters, clock);
  }

  /**
   * Begins to drain, where some lines may be Handbell's own.
   *
   * @param readers by source id
   */
  public static Drainer start(
      Spool spool,
      Map<String, LineReader> readers,
      DrillLines drills,
      Sink sink,
      IngestMeters meters,
      Clock clock) {
    try {
      Drainer drainer = new Drainer(spool, readers, drills, sink, meters, clock);
      drainer.thread.start();
      return drainer;
    } catch (RocksDBException e) {
      throw new IllegalStateException("the spool's checkpoint cannot be read", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted at start", e);
    }
  }

  /** False once it has stopped, for whatever reason. */
  public boolean isRunning() {
    return thread.isAlive();
  }

  /** How long the oldest line that Kafka does not have yet has waited. */
  public Duration oldest() {
    long received = window.oldestReceivedMillis();
    return Duration.ofMillis(received == 0 ? 0 : Math.max(0, clock.millis() - received));
  }

  private void drainAll() {
    recall();
    drainUntilStopped();
    dispatcher.release();
  }

  private void recall() {
    try {
      boolean unused = spool.withStore(store -> Recall.of(store, next - 1, dispatcher::recall));
    } catch (RocksDBException e) {
      LOG.warn("the spool's last lines cannot be recalled: {}", e.getMessage());
    } catch (InterruptedException e) {
      stopped = true;
    }
  }

  private void drainUntilStopped() {
    while (!stopped) {
      try {
        if (window.mustGoBack()) {
          goBack();
        } else if (window.mayBegin()) {
          drainSome();
        } else {
          waitForRoom();
        }
        forgetDone();
      } catch (RocksDBException e) {
        meters.spoolError();
        LOG.error("spool cannot be read, trying again: {}", e.getMessage());
        pause();
        mend(e);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void drainSome() throws RocksDBException, InterruptedException {
    long durable = spool.awaitDurable(next, IDLE_MILLIS);
    if (durable < next) {
      dispatcher.passed(clock.millis() - ON_THE_WAY_MILLIS);
    } else if (!spool.withStore(this::drainSome)) {
      boolean unused = window.awaitAll(IDLE_MILLIS);
    }
  }

  /** False where nothing can go on before all that is in flight has been answered. */
  private boolean drainSome(SpoolStore store) throws RocksDBException, InterruptedException {
    try (SpoolLines lines = store.from(next)) {
      SpooledLine line = null;
      while (window.mayBegin() && !stopped && (line = lines.next()) != null) {
        if (line.sequence() > next && !isGapPassed(line.sequence(), lines)) {
          return false;
        }
        next = line.sequence() + 1;
        Window.Begun begun = window.begin(line);
        if (begun != Window.Begun.NOT) {
          dispatcher.dispatch(line, begun == Window.Begun.AGAIN);
        }
      }
    }
    return true;
  }

  /** What was damaged on disk is counted, not waited for. */
  private boolean isGapPassed(long sequence, SpoolLines lines) {
    dispatcher.release();
    if (!window.jump(lines.beforeBlock())) {
      return false;
    }
    spool.missing(sequence - next);
    return true;
  }

  private void mend(RocksDBException fault) {
    try {
      if (SpoolStore.isDamage(fault)) {
        spool.reopen(true);
      }
    } catch (RocksDBException e) {
      LOG.error("spool cannot be mended yet: {}", e.getMessage());
    }
  }

  private void waitForRoom() throws InterruptedException {
    if (window.isLong()) {
      dispatcher.release();
    }
    window.awaitRoom(IDLE_MILLIS);
  }

  private void goBack() throws InterruptedException {
    if (window.awaitAll(IDLE_MILLIS)) {
      if (window.goBack()) {
        pause();
      }
      next = window.base().sequence() + 1;
    }
  }

  private void pause() {
    try {
      synchronized (thread) {
        if (!stopped) {
          thread.wait(PAUSE_MILLIS);
        }
      }
    } catch (InterruptedException e) {
      stopped = true;
    }
  }

  /** Moves the checkpoint, and deletes in steps what lies before it. */
  private void forgetDone() throws RocksDBException, InterruptedException {
    SpoolStore.Place base = window.base();
    boolean unused =
        spool.withStore(
            store -> {
              forget(base, store);
              return true;
            });
  }

  private void forget(SpoolStore.Place base, SpoolStore store) throws RocksDBException {
    if (base.sequence() == storedUpTo) {
      if (deletedUpTo < storedUpTo && base.sequence() + 1 == next && isOld()) {
        store.deleteUpTo(base.sequence()); // at rest
        deletedUpTo = base.sequence();
      }
      return;
    }
    store.checkpoint(base);
    storedUpTo = base.sequence();
    spool.finishedUpTo(base);
    if (base.sequence() - deletedUpTo >= DELETE_STEP + Recall.MOST_LINES) {
      deletedUpTo = base.sequence() - Recall.MOST_LINES;
      store.dropFilesUpTo(deletedUpTo);
    }
  }

  private boolean isOld() {
    return clock.millis() - window.newestReceivedMillis() > Recall.SINCE_MILLIS;
  }

  /** Stops reading; answers to what is in flight may still come. */
  public void stop() {
    stopped = true;
    synchronized (thread) {
      thread.notifyAll();
    }
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Moves the checkpoint once more; what the sink never answered is read again at next start. */
  @Override
  public void close() {
    stop();
    try {
      forgetDone();
    } catch (RocksDBException e) {
      LOG.warn("the spool's checkpoint was not moved: {}", e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
