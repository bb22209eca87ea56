package org.handbell.ingest.spool;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.handbell.ingest.IngestMeters;
import org.handbell.ingest.parse.LineReader;
import org.handbell.ingest.parse.ParseOutcome;
import org.handbell.ingest.parse.ParseOutcome.Ignored;
import org.handbell.ingest.parse.ParseOutcome.Parsed;
import org.handbell.ingest.parse.ParseOutcome.Rejected;
import org.handbell.ingest.parse.ReceivedLine;
import org.handbell.model.Event;
import org.handbell.model.RejectedLine;
import org.rocksdb.RocksDBException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the spool in order, parses each line and hands it to the sink; forgets a line only when the
 * sink keeps it. What the sink does not take now is sent again from the spool; what it refuses goes
 * to the rejected lines, so that one bad record never holds up those behind it.
 */
public final class Drainer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Drainer.class);
  private static final Duration CLOCKS_AGREE = Duration.ofMinutes(10);
  private static final long PAUSE_MILLIS = 1_000;
  private static final long IDLE_MILLIS = 200;
  private static final int DELETE_STEP = 50_000;
  private static final int LARGEST_REFUSED = 16 << 10;

  private final Spool spool;
  private final SpoolStore store;
  private final Map<String, LineReader> readers;
  private final Sink sink;
  private final IngestMeters meters;
  private final Window window;
  private final Thread thread = new Thread(this::drainAll, "handbell-spool-drainer");

  /** Lines that the sink refused once, and why. */
  private final Map<Long, String> refused = new ConcurrentHashMap<>();

  private long next;
  private long deletedUpTo;
  private long storedUpTo;
  private volatile boolean stopped;
  private volatile boolean pause;

  private Drainer(
      Spool spool, Map<String, LineReader> readers, Sink sink, IngestMeters meters, Clock clock)
      throws RocksDBException {
    this.spool = spool;
    this.store = spool.store();
    this.readers = Map.copyOf(readers);
    this.sink = sink;
    this.meters = meters;
    SpoolStore.Place checkpoint = store.checkpoint();
    this.window = new Window(checkpoint);
    this.next = checkpoint.sequence() + 1;
    this.deletedUpTo = checkpoint.sequence();
    this.storedUpTo = checkpoint.sequence();
    meters.gauge("spool.oldest.seconds", this, self -> self.oldestSeconds(clock));
  }

  /**
   * Begins to drain.
   *
   * @param readers by source id
   */
  public static Drainer start(
      Spool spool, Map<String, LineReader> readers, Sink sink, IngestMeters meters, Clock clock) {
    try {
      Drainer drainer = new Drainer(spool, readers, sink, meters, clock);
      drainer.thread.start();
      return drainer;
    } catch (RocksDBException e) {
      throw new IllegalStateException("the spool's checkpoint cannot be read", e);
    }
  }

  /** False once it has stopped, for whatever reason. */
  public boolean isRunning() {
    return thread.isAlive();
  }

  private double oldestSeconds(Clock clock) {
    long received = window.oldestReceivedMillis();
    return received == 0 ? 0 : Math.max(0, clock.millis() - received) / 1000.0;
  }

  private void drainAll() {
    while (!stopped) {
      try {
        if (window.mustGoBack()) {
          goBack();
        } else if (window.mayBegin()) {
          drainSome();
        } else {
          boolean unused = window.await(false, IDLE_MILLIS);
        }
        forgetDone();
      } catch (RocksDBException e) {
        meters.spoolError();
        LOG.error("spool cannot be read, trying again: {}", e.getMessage());
        pause();
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void drainSome() throws RocksDBException, InterruptedException {
    long durable = spool.awaitDurable(next, IDLE_MILLIS);
    if (durable < next) {
      return;
    }
    try (SpoolStore.Lines lines = store.from(next)) {
      SpooledLine line = null;
      while (window.mayBegin() && !stopped && (line = lines.next()) != null) {
        next = line.sequence() + 1;
        if (window.begin(line)) {
          sendSafely(line);
        }
      }
    }
  }

  private void goBack() throws InterruptedException {
    if (window.await(true, IDLE_MILLIS)) {
      if (pause) {
        pause = false;
        pause();
      }
      window.goBack();
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

  /** A fault of ours costs one line its event, not all those behind it. */
  private void sendSafely(SpooledLine line) {
    try {
      send(line);
    } catch (RuntimeException e) {
      String kind = e.getClass().getSimpleName();
      LOG.error("a line could not be handled: {}", kind);
      if (refused.containsKey(line.sequence())) {
        new RefusedOnce(line).refused(kind);
      } else {
        new Sent(line, false).refused(kind);
      }
    }
  }

  private void send(SpooledLine line) {
    String cause = refused.get(line.sequence());
    LineReader reader = readers.get(line.sourceId());
    if (cause != null) {
      sink.rejected(quarantined(line, cause), new RefusedOnce(line));
    } else if (reader == null) {
      reject(line, "the source is no longer in the configuration");
    } else {
      settle(line, reader.read(received(line)));
    }
  }

  private void settle(SpooledLine line, ParseOutcome outcome) {
    if (outcome instanceof Parsed parsed) {
      countSkew(parsed.event());
      sink.event(parsed.event(), new Sent(line, true));
    } else if (outcome instanceof Rejected rejected) {
      reject(line, rejected.reason());
    } else if (outcome instanceof Ignored ignored) {
      meters.ignored(ignored.reason());
      finish(line);
    }
  }

  private void reject(SpooledLine line, String reason) {
    Instant received = Instant.ofEpochMilli(line.receivedMillis());
    sink.rejected(
        new RejectedLine(line.sourceId(), received, line.bytes(), reason), new Sent(line, false));
  }

  private static RejectedLine quarantined(SpooledLine line, String cause) {
    byte[] start = line.bytes();
    if (start.length > LARGEST_REFUSED) {
      start = Arrays.copyOf(start, LARGEST_REFUSED);
    }
    Instant received = Instant.ofEpochMilli(line.receivedMillis());
    return new RejectedLine(line.sourceId(), received, start, "refused by Kafka: " + cause);
  }

  private ReceivedLine received(SpooledLine line) {
    return new ReceivedLine(
        store.id() + "-" + line.sequence(),
        Instant.ofEpochMilli(line.receivedMillis()),
        line.bytes(),
        line.truncated());
  }

  private void countSkew(Event event) {
    Duration skew = Duration.between(event.timestamp(), event.ingested()).abs();
    if (skew.compareTo(CLOCKS_AGREE) > 0) {
      meters.skewed();
    }
  }

  private void finish(SpooledLine line) {
    spool.finished();
    window.done(line.sequence());
  }

  /** Moves the checkpoint, and deletes in steps what lies before it. */
  private void forgetDone() throws RocksDBException {
    SpoolStore.Place base = window.base();
    if (base.sequence() == storedUpTo) {
      if (deletedUpTo < storedUpTo && base.sequence() + 1 == next) {
        delete(base); // at rest
      }
      return;
    }
    store.checkpoint(base);
    storedUpTo = base.sequence();
    spool.finishedUpTo(base);
    if (base.sequence() - deletedUpTo >= DELETE_STEP) {
      delete(base);
    }
  }

  private void delete(SpoolStore.Place base) throws RocksDBException {
    store.deleteUpTo(base.sequence());
    deletedUpTo = base.sequence();
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
    }
  }

  /** The answer to a line sent for the first time, or again. */
  private class Sent implements Sink.Receipt {
    final SpooledLine line;
    private final boolean event;

    Sent(SpooledLine line, boolean event) {
      this.line = line;
      this.event = event;
    }

    @Override
    public void kept() {
      if (event) {
        meters.event();
      } else {
        meters.rejected();
      }
      finish(line);
    }

    @Override
    public void again(String cause) {
      meters.produceError(cause);
      pause = true;
      window.again(line.sequence());
    }

    @Override
    public void refused(String cause) {
      meters.produceError(cause);
      refused.put(line.sequence(), cause);
      window.again(line.sequence());
    }
  }

  /** The answer to a line that was refused before and is now only to be kept among the rejected. */
  private final class RefusedOnce extends Sent {

    RefusedOnce(SpooledLine line) {
      super(line, false);
    }

    @Override
    public void kept() {
      refused.remove(line.sequence());
      super.kept();
    }

    @Override
    public void refused(String cause) {
      meters.produceError(cause);
      meters.lost();
      LOG.error("a line was refused in every form and is lost: cause={}", cause);
      refused.remove(line.sequence());
      finish(line);
    }
  }
}
