package org.handbell.ingest.history;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.handbell.ingest.SourceConfig;
import org.handbell.ingest.fold.Folding;
import org.handbell.ingest.fold.Verdict;
import org.handbell.ingest.identity.Directory;
import org.handbell.ingest.identity.SchoolMap;
import org.handbell.ingest.identity.SignOns;
import org.handbell.ingest.identity.WhoAndWhere;
import org.handbell.ingest.parse.ParseOutcome;
import org.handbell.ingest.parse.ReceivedLine;
import org.handbell.ingest.profile.Formats;
import org.handbell.ingest.read.LineReader;
import org.handbell.model.Event;
import org.jspecify.annotations.Nullable;

/**
 * The old lines of one source in the order they were written, turned into events whose time
 * received is the device's own, or that of the line before where it lies in the future. Every line
 * ends as an event, ignored or rejected, and is counted.
 */
public final class History {

  private static final Duration LONGEST_LEAD = Duration.ofMinutes(10);
  private static final String NO_TIME = "dated in the future, and no line before it tells when";

  private final LineReader reader;
  private final Instant now;
  private final Consumer<Event> events;
  private final Folding<Event> folding =
      new Folding<>(new SecureRandom().nextLong(), new Settled());

  private final Map<String, Long> ignored = new TreeMap<>();
  private final Map<String, Long> rejected = new TreeMap<>();
  private @Nullable Instant before;
  private long lines;
  private long kept;

  private History(LineReader reader, Instant now, Consumer<Event> events) {
    this.reader = reader;
    this.now = now;
    this.events = events;
  }

  /**
   * Reads lines of a source.
   *
   * @param schools the ids of all schools, for a source of many
   * @param now no line was written later
   * @param events takes each event, keystrokes folded
   * @throws IOException when the table that tells a source's schools apart cannot be read
   */
  public static History of(
      SourceConfig source,
      Set<String> schools,
      Directory directory,
      ZoneId zone,
      Formats formats,
      Instant now,
      Consumer<Event> events)
      throws IOException {
    WhoAndWhere known =
        source.schools() == null
            ? WhoAndWhere.of(String.valueOf(source.schoolId()), directory)
            : new WhoAndWhere(
                null, SchoolMap.read(source.schools(), schools), directory, new SignOns(directory));
    return new History(LineReader.ofHistory(source, known, zone, formats), now, events);
  }

  /**
   * Reads one line.
   *
   * @param id becomes the event's
   * @param written about when the line was written: it says the year where the line does not
   */
  public void line(String id, byte[] line, boolean cut, Instant written) {
    lines++;
    ParseOutcome outcome = reader.read(new ReceivedLine(id, written, line, cut));
    if (outcome instanceof ParseOutcome.Parsed parsed) {
      take(parsed.event());
    } else if (outcome instanceof ParseOutcome.Rejected no) {
      rejected.merge(no.reason(), 1L, Long::sum);
    } else if (outcome instanceof ParseOutcome.Ignored no) {
      ignored.merge(no.reason(), 1L, Long::sum);
    } else {
      ignored.merge("a sign-on, no web request", 1L, Long::sum);
    }
  }

  private void take(Event event) {
    Instant time = event.timestamp();
    if (!time.isAfter(now.plus(LONGEST_LEAD))) {
      before = time;
    }
    if (before == null) {
      rejected.merge(NO_TIME, 1L, Long::sum);
      return;
    }
    Event received = event.receivedAt(before);
    folding.take(received, received);
  }

  /** No line comes after this: what was held back is let go. */
  public void end() {
    folding.release();
  }

  public long lines() {
    return lines;
  }

  public long events() {
    return kept;
  }

  /** How many lines were ignored, by the reason. */
  public Map<String, Long> ignored() {
    return Map.copyOf(ignored);
  }

  /** How many lines no format could read, by the reason. */
  public Map<String, Long> rejected() {
    return Map.copyOf(rejected);
  }

  private final class Settled implements Folding.Answers<Event> {

    @Override
    public void settled(Event event, Verdict verdict, @Nullable String why) {
      kept++;
      events.accept(verdict.on(event));
    }

    @Override
    public void held(Event event) {}
  }
}
