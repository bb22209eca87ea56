package org.handbell.ingest.read;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.handbell.ingest.parse.EventMaker;
import org.handbell.ingest.parse.FormatDecision;
import org.handbell.ingest.parse.HeaderMemory;
import org.handbell.ingest.parse.LineBody;
import org.handbell.ingest.parse.LineFormat;
import org.handbell.ingest.parse.ParseOutcome;
import org.handbell.ingest.parse.ParseOutcome.Ignored;
import org.handbell.ingest.parse.ParseOutcome.Parsed;
import org.handbell.ingest.parse.ParseOutcome.Rejected;
import org.handbell.ingest.parse.ParseOutcome.SignedOn;
import org.handbell.model.Event;
import org.jspecify.annotations.Nullable;

/**
 * Finds a line's format by itself: the one that the line before had, then those that know the line
 * by its marks, then the programs that log no web requests, then general ways of writing. The last
 * count only where they find a request: a guess must not make an event of something else.
 */
final class AutoFormat implements LineFormat {

  static final String NAME = "auto";

  private final List<LineFormat> known;
  private final List<LineFormat> generic;
  private @Nullable LineFormat last;
  private final Map<String, LongAdder> requests = new ConcurrentHashMap<>();

  AutoFormat(List<LineFormat> formats) {
    known = formats.stream().filter(one -> !one.isGeneric()).toList();
    generic = formats.stream().filter(LineFormat::isGeneric).toList();
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean recognises(LineBody body) {
    return true;
  }

  @Override
  public ParseOutcome read(LineBody body, EventMaker maker) {
    ParseOutcome outcome = last == null ? null : tried(last, body, maker);
    if (outcome == null || outcome instanceof Rejected) {
      ParseOutcome other = byMarks(body, maker);
      outcome = other == null ? outcome : other;
    }
    if (outcome == null && OtherPrograms.wrote(body)) {
      return new Ignored(NAME, "no web or DNS log");
    }
    return outcome == null ? byGuess(body, maker) : outcome;
  }

  /** Of formats that all claim a line the first that can read it counts. */
  private @Nullable ParseOutcome byMarks(LineBody body, EventMaker maker) {
    ParseOutcome first = null;
    for (LineFormat format : known) {
      ParseOutcome outcome = format == last ? null : tried(format, body, maker);
      if (outcome != null && !(outcome instanceof Rejected)) {
        return outcome;
      }
      first = first == null ? outcome : first;
    }
    return first;
  }

  private @Nullable ParseOutcome tried(LineFormat format, LineBody body, EventMaker maker) {
    ParseOutcome outcome = format.recognises(body) ? format.read(body, maker) : null;
    if (outcome instanceof Parsed || outcome instanceof SignedOn) {
      matched(format);
    }
    return outcome;
  }

  private ParseOutcome byGuess(LineBody body, EventMaker maker) {
    ParseOutcome said = null;
    for (LineFormat format : generic) {
      ParseOutcome outcome = format.recognises(body) ? format.read(body, maker) : null;
      if (outcome instanceof Parsed parsed
          && !format.isOfRequests()
          && !isSurelyRequest(parsed.event())) {
        outcome = new Ignored(format.name(), "line without a web request");
      }
      if (outcome instanceof Parsed || outcome instanceof SignedOn) {
        count(format);
        return outcome;
      }
      said = outcome instanceof Ignored ? outcome : said;
    }
    return said == null ? new Rejected("no known format at column " + (body.from() + 1)) : said;
  }

  /** A host or a domain alone is in many a log: the name of a server, of a Windows domain. */
  private static boolean isSurelyRequest(Event event) {
    boolean named = event.host() != null && !event.filter().category().isEmpty();
    boolean address = event.url() != null && event.url().full() != null;
    return address || named || event.dnsQuestion() != null || event.http().method() != null;
  }

  private void matched(LineFormat format) {
    last = format;
    count(format);
  }

  private void count(LineFormat format) {
    requests.computeIfAbsent(format.name(), name -> new LongAdder()).increment();
  }

  @Override
  public @Nullable FormatDecision decision() {
    long all = requests.values().stream().mapToLong(LongAdder::sum).sum();
    return requests.entrySet().stream()
        .max(Comparator.comparingLong(entry -> entry.getValue().sum()))
        .map(most -> new FormatDecision(most.getKey(), ground(most.getValue().sum(), all)))
        .orElse(null);
  }

  private static String ground(long most, long all) {
    return "so were %,d of %,d lines that could be read".formatted(most, all);
  }

  @Override
  public LineFormat forSource(HeaderMemory memory) {
    return new AutoFormat(
        Stream.concat(known.stream(), generic.stream()).map(one -> one.forSource(memory)).toList());
  }
}
