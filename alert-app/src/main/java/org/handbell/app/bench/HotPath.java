package org.handbell.app.bench;

import java.util.List;
import org.handbell.classifier.classify.Classifier;
import org.handbell.classifier.list.ListSet;
import org.handbell.ingest.parse.ParseOutcome;
import org.handbell.ingest.read.LineReader;
import org.handbell.model.Event;
import org.handbell.model.SchoolPhase;

/** A line on one core: reading it, judging what it says, both. */
public final class HotPath {

  private static final int LINES = 20_000;

  private final LineReader reader;
  private final Classifier classifier = Classifier.standard(ListSet::none);
  private final List<byte[]> lines;
  private final List<Event> events;

  /** Of lines in that format. */
  public HotPath(String format) {
    this.reader = Samples.reader(format);
    this.lines = Samples.lines(format, LINES);
    this.events = Samples.events(format, LINES);
  }

  Figure parse(Windows windows) {
    return new Figure("line.parse", "read a line, one core", "lines/s", windows.rates(this::read));
  }

  Figure classify(Windows windows) {
    return new Figure(
        "line.classify",
        "judge what it says, one core",
        "lines/s",
        windows.rates(
            i -> classifier.classify(events.get(i % events.size()), SchoolPhase.SECONDARY)));
  }

  /** All that is done for a line without the broker. */
  public Figure both(Windows windows) {
    return new Figure(
        "line.both",
        "read and judge, one core",
        "lines/s",
        windows.rates(
            i ->
                read(i) instanceof ParseOutcome.Parsed parsed
                    ? classifier.classify(parsed.event(), SchoolPhase.SECONDARY)
                    : List.of()));
  }

  private ParseOutcome read(int i) {
    return reader.read(Samples.received(i, lines.get(i % lines.size())));
  }
}
