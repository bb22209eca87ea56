package org.handbell.ingest.parse;

import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.handbell.ingest.SourceConfig;
import org.handbell.ingest.identity.Directory;
import org.handbell.ingest.identity.WhoAndWhere;
import org.handbell.ingest.parse.ParseOutcome.Ignored;
import org.handbell.ingest.parse.ParseOutcome.Rejected;
import org.handbell.model.Event;
import org.handbell.model.School;

/**
 * Reads the lines of one source. The same line after the same sign-ons gives the same outcome; the
 * sign-ons that it reads itself are noted for the lines behind them.
 */
public final class LineReader {

  private static final String AUTO = "auto";

  /** Every format, in the order in which {@code auto} tries them. */
  private static final List<LineFormat> FORMATS =
      List.of(new FirewallText(), new Smoothwall(), GuardianText.e2guardian());

  private final List<LineFormat> formats;
  private final boolean auto;
  private final EventMaker maker;

  private LineReader(SourceConfig source, EventMaker maker) {
    this.auto = source.format().equals(AUTO);
    this.formats =
        FORMATS.stream().filter(one -> auto || one.name().equals(source.format())).toList();
    this.maker = maker;
  }

  /** The names that a source's {@code format} may have. */
  public static List<String> formats() {
    return Stream.concat(Stream.of(AUTO), FORMATS.stream().map(LineFormat::name)).toList();
  }

  /**
   * A reader for lines as they arrive.
   *
   * @param zone the clock of devices that write local times
   */
  public static LineReader create(
      SourceConfig source, School school, Directory directory, ZoneId zone) {
    return create(source, WhoAndWhere.of(school.id(), directory), zone);
  }

  /** As above, with what says which school, person and device a line is of. */
  public static LineReader create(SourceConfig source, WhoAndWhere known, ZoneId zone) {
    return new LineReader(source, maker(source, known, zone, false));
  }

  /** A reader for history: {@code occurred} is the device's time, however long ago. */
  public static LineReader ofHistory(
      SourceConfig source, School school, Directory directory, ZoneId zone) {
    return ofHistory(source, WhoAndWhere.of(school.id(), directory), zone);
  }

  /** As above, with what says which school, person and device a line is of. */
  public static LineReader ofHistory(SourceConfig source, WhoAndWhere known, ZoneId zone) {
    return new LineReader(source, maker(source, known, zone, true));
  }

  private static EventMaker maker(
      SourceConfig source, WhoAndWhere known, ZoneId zone, boolean history) {
    Event.Observer observer = new Event.Observer("", "", source.id());
    return new EventMaker(known, observer, zone, history);
  }

  /** What the line is. Never throws for what a line holds. */
  public ParseOutcome read(ReceivedLine line) {
    LineBody body = LineBody.of(line);
    if (body.isEmpty()) {
      return new Ignored(auto ? AUTO : formats.get(0).name(), "empty line");
    }
    if (body.isRepeatNotice()) {
      return new Ignored(AUTO, "a notice that a message was repeated");
    }
    for (LineFormat format : formats) {
      if (!auto || format.recognises(body)) {
        return readWith(format, body);
      }
    }
    return new Rejected("no known format at column " + (body.from() + 1));
  }

  /** A fault of ours must not hold up the lines behind this one, nor lose it. */
  private ParseOutcome readWith(LineFormat format, LineBody body) {
    try {
      return maker.settled(format.read(body, maker), body);
    } catch (RuntimeException e) {
      return new Rejected(
          "the %s parser failed: %s".formatted(format.name(), e.getClass().getSimpleName()));
    }
  }
}
