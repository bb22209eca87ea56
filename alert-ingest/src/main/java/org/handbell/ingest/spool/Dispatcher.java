package org.handbell.ingest.spool;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.handbell.ingest.IngestMeters;
import org.handbell.ingest.parse.LineReader;
import org.handbell.ingest.parse.ParseOutcome;
import org.handbell.ingest.parse.ParseOutcome.Ignored;
import org.handbell.ingest.parse.ParseOutcome.Parsed;
import org.handbell.ingest.parse.ParseOutcome.Rejected;
import org.handbell.ingest.parse.ParseOutcome.SignedOn;
import org.handbell.ingest.parse.ReceivedLine;
import org.handbell.model.Event;
import org.handbell.model.RejectedLine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Parses a line from the spool and hands what it is to the sink, once more if the sink could not
 * take it. What the sink refuses goes to the rejected lines, so that one bad record never holds up
 * those behind it.
 */
final class Dispatcher {

  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
  private static final Duration CLOCKS_AGREE = Duration.ofMinutes(10);
  private static final int LARGEST_REFUSED = 16 << 10;
  private static final int NO_EVENT = -1;

  private final Spool spool;
  private final Window window;
  private final Map<String, LineReader> readers;
  private final Sink sink;
  private final IngestMeters meters;

  /** Lines that the sink refused once, and why. */
  private final Map<Long, String> refused = new ConcurrentHashMap<>();

  Dispatcher(
      Spool spool, Window window, Map<String, LineReader> readers, Sink sink, IngestMeters meters) {
    this.spool = spool;
    this.window = window;
    this.readers = Map.copyOf(readers);
    this.sink = sink;
    this.meters = meters;
  }

  /** A fault of ours costs one line its event, not all those behind it. */
  void dispatch(SpooledLine line) {
    try {
      send(line);
    } catch (RuntimeException e) {
      String kind = e.getClass().getSimpleName();
      LOG.error("a line could not be handled: {}", kind);
      if (refused.containsKey(line.sequence())) {
        new RefusedOnce(line).refused(kind);
      } else {
        new Sent(line, NO_EVENT).refused(kind);
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
      int shown = meters.source(line.sourceId()).shows(parsed.event());
      sink.event(parsed.event(), new Sent(line, shown));
    } else if (outcome instanceof Rejected rejected) {
      reject(line, rejected.reason());
    } else if (outcome instanceof SignedOn) {
      ignore(line, "a sign-on, no web request");
    } else if (outcome instanceof Ignored ignored) {
      ignore(line, ignored.reason());
    }
  }

  private void ignore(SpooledLine line, String reason) {
    meters.ignored(reason);
    meters.source(line.sourceId()).ignored(reason);
    finish(line);
  }

  private void reject(SpooledLine line, String reason) {
    sink.rejected(
        new RejectedLine(line.sourceId(), line.line().received(), line.bytes(), reason),
        new Sent(line, NO_EVENT));
  }

  private static RejectedLine quarantined(SpooledLine line, String cause) {
    byte[] start = line.bytes();
    if (start.length > LARGEST_REFUSED) {
      start = Arrays.copyOf(start, LARGEST_REFUSED);
    }
    return new RejectedLine(
        line.sourceId(), line.line().received(), start, "refused by Kafka: " + cause);
  }

  private ReceivedLine received(SpooledLine spooled) {
    ArrivedLine line = spooled.line();
    String id =
        line.id() == null
            ? spool.id() + "-" + spooled.epoch() + "-" + spooled.sequence()
            : line.id();
    return new ReceivedLine(id, line.received(), line.bytes(), line.truncated(), line.sender());
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

  /** The answer to a line sent for the first time, or again. */
  private class Sent implements Sink.Receipt {
    final SpooledLine line;
    private final int shown;

    /** What the event shows, or that it is none. */
    Sent(SpooledLine line, int shown) {
      this.line = line;
      this.shown = shown;
    }

    @Override
    public void kept() {
      if (shown == NO_EVENT) {
        meters.rejected();
        meters.source(line.sourceId()).rejected();
      } else {
        meters.event();
        meters.source(line.sourceId()).event(shown, line.line().received().toEpochMilli());
      }
      finish(line);
    }

    @Override
    public void again(String cause) {
      meters.produceError(cause);
      window.again(line.sequence(), true);
    }

    @Override
    public void refused(String cause) {
      meters.produceError(cause);
      refused.put(line.sequence(), cause);
      window.again(line.sequence(), false);
    }
  }

  /** The answer to a line that was refused before and is now only to be kept among the rejected. */
  private final class RefusedOnce extends Sent {

    RefusedOnce(SpooledLine line) {
      super(line, NO_EVENT);
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
      meters.source(line.sourceId()).rejected();
      LOG.error("a line was refused in every form and is lost: cause={}", cause);
      refused.remove(line.sequence());
      finish(line);
    }
  }
}
