package org.handbell.ingest.read;

import java.time.ZoneId;
import org.handbell.ingest.SourceConfig;
import org.handbell.ingest.identity.Directory;
import org.handbell.ingest.identity.WhoAndWhere;
import org.handbell.ingest.parse.EventMaker;
import org.handbell.ingest.parse.FormatDecision;
import org.handbell.ingest.parse.HeaderMemory;
import org.handbell.ingest.parse.LineBody;
import org.handbell.ingest.parse.LineFormat;
import org.handbell.ingest.parse.ParseOutcome;
import org.handbell.ingest.parse.ParseOutcome.Ignored;
import org.handbell.ingest.parse.ParseOutcome.Rejected;
import org.handbell.ingest.parse.ReceivedLine;
import org.handbell.ingest.profile.Formats;
import org.handbell.model.Event;
import org.handbell.model.School;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lines of one source, by one thread at a time. The same line after the same sign-ons
 * gives the same outcome; the sign-ons that it reads itself are noted for the lines behind them.
 */
public final class LineReader {

  private final LineFormat format;
  private final EventMaker maker;

  LineReader(LineFormat format, EventMaker maker) {
    this.format = format;
    this.maker = maker;
  }

  /** A reader of one school's lines, with what Handbell brings along. */
  public static LineReader create(
      SourceConfig source, School school, Directory directory, ZoneId zone) {
    return create(source, WhoAndWhere.of(school.id(), directory), zone);
  }

  /** As above, with what says which school, person and device a line is of. */
  public static LineReader create(SourceConfig source, WhoAndWhere known, ZoneId zone) {
    return create(source, known, zone, Formats.bundled(), HeaderMemory.untilTheEnd());
  }

  /**
   * A reader for lines as they arrive.
   *
   * @param zone the clock of devices that write local times, unless the source has its own
   * @param headings where headings, such as a CSV's column names, outlive a restart
   * @throws IllegalArgumentException where no format has the source's format's name
   */
  public static LineReader create(
      SourceConfig source, WhoAndWhere known, ZoneId zone, Formats formats, HeaderMemory headings) {
    LineFormat format = format(source, formats).forSource(headings);
    return new LineReader(format, maker(source, known, zone, false));
  }

  /** A reader for history: {@code occurred} is the device's time, however long ago. */
  public static LineReader ofHistory(
      SourceConfig source, School school, Directory directory, ZoneId zone) {
    return ofHistory(source, WhoAndWhere.of(school.id(), directory), zone);
  }

  /** As above, with what says which school, person and device a line is of. */
  public static LineReader ofHistory(SourceConfig source, WhoAndWhere known, ZoneId zone) {
    return ofHistory(source, known, zone, Formats.bundled());
  }

  /** As above, with the school's own formats. */
  public static LineReader ofHistory(
      SourceConfig source, WhoAndWhere known, ZoneId zone, Formats formats) {
    LineFormat format = format(source, formats).forSource(HeaderMemory.untilTheEnd());
    return new LineReader(format, maker(source, known, zone, true));
  }

  private static LineFormat format(SourceConfig source, Formats formats) {
    if (source.format().equals(AutoFormat.NAME)) {
      return new AutoFormat(formats.inOrder());
    }
    return formats.inOrder().stream()
        .filter(one -> one.name().equals(source.format()))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "format: %s is not known; write one of %s"
                        .formatted(source.format(), String.join(", ", formats.names()))));
  }

  private static EventMaker maker(
      SourceConfig source, WhoAndWhere known, ZoneId zone, boolean history) {
    Event.Observer observer = new Event.Observer("", "", source.id());
    ZoneId clock = source.zone() == null ? zone : source.zone();
    return new EventMaker(known, observer, clock, history);
  }

  /** What the line is. Never throws for what a line holds. */
  public ParseOutcome read(ReceivedLine line) {
    LineBody body = LineBody.of(line);
    if (body.isEmpty()) {
      return new Ignored(format.name(), "empty line");
    }
    if (body.isRepeatNotice()) {
      return new Ignored(format.name(), "a notice that a message was repeated");
    }
    try {
      return maker.settled(format.read(body, maker), body);
    } catch (RuntimeException | StackOverflowError e) { // the lines behind it must not wait for it
      return new Rejected(
          "the %s parser failed: %s".formatted(format.name(), e.getClass().getSimpleName()));
    }
  }

  /** Which format most lines have had, and on what ground; null where nothing was decided. */
  public @Nullable FormatDecision decision() {
    return format.decision();
  }
}
