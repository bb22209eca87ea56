package org.handbell.ingest.spool;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.handbell.ingest.IngestMeters;
import org.handbell.ingest.fold.Folding;
import org.handbell.ingest.fold.Verdict;
import org.handbell.ingest.parse.ParseOutcome;
import org.handbell.ingest.parse.ParseOutcome.Ignored;
import org.handbell.ingest.parse.ParseOutcome.Parsed;
import org.handbell.ingest.parse.ParseOutcome.Rejected;
import org.handbell.ingest.parse.ParseOutcome.SignedOn;
import org.handbell.ingest.parse.ReceivedLine;
import org.handbell.ingest.read.LineReader;
import org.handbell.ingest.report.SourceTally;
import org.handbell.model.Event;
import org.handbell.model.RejectedLine;
import org.jspecify.annotations.Nullable;
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
  private final DrillLines drills;

  private final Folding<Waiting> folding =
      new Folding<>(new SecureRandom().nextLong(), new Settled());

  /** What was made out of lines that are not yet kept, where it is not what they say. */
  private final Map<Long, Verdict> verdicts = new ConcurrentHashMap<>();

  /** Lines that the sink refused once, and why. */
  private final Map<Long, String> refused = new ConcurrentHashMap<>();

  Dispatcher(
      Spool spool,
      Window window,
      Map<String, LineReader> readers,
      DrillLines drills,
      Sink sink,
      IngestMeters meters) {
    this.drills = drills;
    this.spool = spool;
    this.window = window;
    this.readers = Map.copyOf(readers);
    this.sink = sink;
    this.meters = meters;
  }

  /** A line of which everything is done with: it only tells what those after it belong to. */
  void recall(SpooledLine line) {
    try {
      LineReader reader = line.line().isDrill() ? null : readers.get(line.sourceId());
      ReceivedLine received = received(line);
      if (reader != null
          && !folding.isKnown(line.sourceId(), received)
          && reader.read(received) instanceof Parsed parsed) {
        folding.take(new Waiting(line, parsed.event(), true), parsed.event());
      }
    } catch (RuntimeException | StackOverflowError e) {
      LOG.error("a line could not be recalled: {}", e.getClass().getSimpleName());
    }
  }

  /**
   * A fault of ours costs one line its event, not all those behind it.
   *
   * @param again true where the line was to be sent before
   */
  void dispatch(SpooledLine line, boolean again) {
    safely(line, () -> send(line, again));
  }

  private void safely(SpooledLine line, Runnable sending) {
    try {
      sending.run();
    } catch (RuntimeException | StackOverflowError e) {
      String kind = e.getClass().getSimpleName();
      LOG.error("a line could not be handled: {}", kind);
      if (refused.containsKey(line.sequence())) {
        new RefusedOnce(line).refused(kind);
      } else {
        new Sent(line, NO_EVENT).refused(kind);
      }
    }
  }

  /** It is this late, and no line has come. */
  void passed(long millis) {
    folding.passed(millis);
  }

  /** Sends what is held: there is no time or no room left to wait for more. */
  void release() {
    folding.release();
  }

  private void send(SpooledLine line, boolean again) {
    if (line.line().isDrill()) {
      drill(line, line.line().drillId());
      return;
    }
    String cause = refused.isEmpty() ? null : refused.get(line.sequence());
    LineReader reader = readers.get(line.sourceId());
    if (cause != null) {
      sink.rejected(quarantined(line, cause), new RefusedOnce(line));
    } else if (reader == null) {
      reject(line, "the source is no longer in the configuration");
    } else {
      ReceivedLine received = received(line);
      if (!again && folding.isKnown(line.sourceId(), received)) {
        ignore(line, "the same line from another relay");
      } else {
        settle(line, reader.read(received), again);
      }
    }
  }

  /**
   * A line of Handbell's own is never folded, held, counted as its source's or kept as rejected.
   */
  private void drill(SpooledLine line, String id) {
    drills
        .event(id, line.sourceId(), received(line))
        .ifPresentOrElse(
            event -> sink.event(event, new DrillSent(line, id)), () -> endDrill(line, id, false));
  }

  private void endDrill(SpooledLine line, String id, boolean sent) {
    if (sent) {
      drills.sent(id);
    } else {
      drills.failed(id);
    }
    meters.drill();
    finish(line);
  }

  private void settle(SpooledLine line, ParseOutcome outcome, boolean again) {
    if (outcome instanceof Parsed parsed) {
      event(line, parsed.event(), again);
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

  /** What was once made out of a line stands when it is sent again. */
  private void event(SpooledLine line, Event event, boolean again) {
    if (again) {
      Verdict verdict = verdicts.getOrDefault(line.sequence(), Verdict.AS_IT_IS);
      deliver(line, verdict.on(event));
    } else {
      countSkew(event);
      folding.take(new Waiting(line, event, false), event);
    }
  }

  private void deliver(SpooledLine line, Event event) {
    sink.event(event, new Sent(line, meters.source(line.sourceId()).shows(event)));
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
    finish(line.sequence());
  }

  private void finish(long sequence) {
    if (!verdicts.isEmpty()) {
      verdicts.remove(sequence);
    }
    spool.finished();
    window.done(sequence);
  }

  /** What becomes of events: called by the drainer's thread, while it takes another line. */
  private final class Settled implements Folding.Answers<Waiting> {

    @Override
    public void settled(Waiting waiting, Verdict verdict, @Nullable String why) {
      if (waiting.past) {
        return;
      }
      if (waiting.held) {
        window.letGo(waiting.line.sequence());
      }
      if (why != null) {
        meters.folded(why);
      }
      if (!verdict.equals(Verdict.AS_IT_IS)) {
        verdicts.put(waiting.line.sequence(), verdict);
      }
      safely(waiting.line, () -> deliver(waiting.line, verdict.on(waiting.event)));
    }

    @Override
    public void held(Waiting waiting) {
      if (!waiting.past) {
        waiting.held = true;
        window.hold(waiting.line.sequence());
      }
    }
  }

  /**
   * The answer to a line sent for the first time, or again. Thousands wait at once: none keeps its
   * line.
   */
  private class Sent implements Sink.Receipt {
    final long sequence;
    final SourceTally source;
    private final long receivedMillis;
    private final int shown;

    /** What the event shows, or that it is none. */
    Sent(SpooledLine line, int shown) {
      this.sequence = line.sequence();
      this.source = meters.source(line.sourceId());
      this.receivedMillis = line.line().received().toEpochMilli();
      this.shown = shown;
    }

    @Override
    public void kept() {
      if (shown == NO_EVENT) {
        meters.rejected();
        source.rejected();
      } else {
        meters.event();
        source.event(shown, receivedMillis);
      }
      finish(sequence);
    }

    @Override
    public void again(String cause) {
      meters.produceError(cause);
      window.again(sequence, true);
    }

    @Override
    public void refused(String cause) {
      meters.produceError(cause);
      refused.put(sequence, cause);
      window.again(sequence, false);
    }
  }

  /** The answer to a line that was refused before and is now only to be kept among the rejected. */
  private final class RefusedOnce extends Sent {

    RefusedOnce(SpooledLine line) {
      super(line, NO_EVENT);
    }

    @Override
    public void kept() {
      refused.remove(sequence);
      super.kept();
    }

    @Override
    public void refused(String cause) {
      meters.produceError(cause);
      meters.lost();
      source.rejected();
      LOG.error("a line was refused in every form and is lost: cause={}", cause);
      refused.remove(sequence);
      finish(sequence);
    }
  }

  /** The answer to a line of Handbell's own. */
  private final class DrillSent implements Sink.Receipt {
    private final SpooledLine line;
    private final String id;

    DrillSent(SpooledLine line, String id) {
      this.line = line;
      this.id = id;
    }

    @Override
    public void kept() {
      endDrill(line, id, true);
    }

    @Override
    public void again(String cause) {
      meters.produceError(cause);
      window.again(line.sequence(), true);
    }

    @Override
    public void refused(String cause) {
      meters.produceError(cause);
      endDrill(line, id, false);
    }
  }
}
