package org.handbell.ingest.receive;

import io.micrometer.core.instrument.Counter;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.handbell.ingest.IngestMeters;
import org.handbell.ingest.MissedLines;
import org.handbell.ingest.SourceConfig;
import org.handbell.ingest.spool.ArrivedLine;
import org.handbell.ingest.spool.Spool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One source's way into the spool: who may use it, and what is counted of what comes. */
final class Intake {

  /** Of a longer line the beginning is kept. */
  static final int LINE_LIMIT = 64 << 10;

  private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
  private static final long LOOK_MILLIS = 100;

  private final SourceConfig source;
  private final Spool spool;
  private final IngestMeters meters;
  private final Clock clock;
  private final MissedLines missed;
  private final AllowedSenders allowed;
  private final Counter lines;
  private final ConnectionCaps caps = new ConnectionCaps();
  private final Shares shares;
  private final Counter overLimit;
  private final Seldom held = new Seldom();

  Intake(
      SourceConfig source,
      Spool spool,
      IngestMeters meters,
      Clock clock,
      LongSupplier nanos,
      MissedLines missed) {
    this.source = source;
    this.spool = spool;
    this.meters = meters;
    this.clock = clock;
    this.missed = missed;
    this.allowed = new AllowedSenders(source.from());
    this.lines = meters.lines(source.format());
    this.overLimit = meters.held(source.id());
    this.shares = new Shares(source.limit(), nanos);
  }

  SourceConfig source() {
    return source;
  }

  String id() {
    return source.id();
  }

  IngestMeters meters() {
    return meters;
  }

  ConnectionCaps caps() {
    return caps;
  }

  Instant now() {
    return clock.instant();
  }

  boolean mayCome(InetAddress sender) {
    return allowed.mayCome(sender);
  }

  Sender sender(InetAddress address) {
    return new Sender(address.getHostAddress(), shares.of(address));
  }

  /** Asks whether the sender has sent more than its share; a flood is said once a minute. */
  boolean isOverLimit(Sender sender) {
    boolean over = sender.share().waitNanos() > 0;
    if (over) {
      overLimit.increment();
      held.add(1)
          .ifPresent(
              times ->
                  LOG.warn(
                      "source={}: a sender was held back {} times, for it sends more than limit:"
                          + " {} lines a second",
                      id(),
                      times,
                      source.limit()));
    }
    return over;
  }

  /** Why nothing can be taken from the sender at this moment. */
  Optional<HttpRefusal> refusalNow(Sender sender) {
    if (!isAccepting()) {
      return Optional.of(HttpRefusal.NO_ROOM);
    }
    return isOverLimit(sender)
        ? Optional.of(HttpRefusal.tooMany(sender.share().waitNanos()))
        : Optional.empty();
  }

  /**
   * Takes a line. It is always kept; the answer says whether to send more.
   *
   * @param durable run once the line is on disk; must not block
   */
  boolean take(ArrivedLine line, Runnable durable) {
    count(line);
    return spool.append(line, durable);
  }

  /** Takes a line whose sender waits for no acknowledgement. */
  boolean take(ArrivedLine line) {
    count(line);
    return spool.append(line);
  }

  private void count(ArrivedLine line) {
    lines.increment();
    if (line.truncated()) {
      meters.truncated();
    }
  }

  /** Says that lines which came were not taken. */
  void missed(String why, long count) {
    meters.missed(source.id(), why, count);
    missed.missed(source.id(), count);
  }

  boolean isAccepting() {
    return spool.isAccepting();
  }

  void whenRoom(Runnable resume) {
    spool.whenRoom(resume);
  }

  /** Waits until the lines in memory are fewer, or the spool takes none at all. */
  void awaitRoom() throws InterruptedException {
    CountDownLatch room = new CountDownLatch(1);
    spool.whenRoom(room::countDown);
    boolean waiting = true;
    while (waiting && spool.isAccepting()) {
      waiting = !room.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }
  }
}
