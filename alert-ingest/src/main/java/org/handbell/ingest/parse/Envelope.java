package org.handbell.ingest.parse;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * The syslog envelope around a message: RFC 5424, RFC 3164 in the forms that devices really write
 * (ISO dates, years, sequence numbers, relays, no host, no tag), a bare {@code <PRI>}, or none.
 *
 * @param bodyFrom where the message begins
 * @param stamp the envelope's time, read only when a message lacks its own
 * @param host the name of the host that wrote the message
 * @param program the name of the program that wrote the message, without its process id
 * @param data the structured data of RFC 5424, brackets included
 */
public record Envelope(
    int bodyFrom, @Nullable SyslogTime stamp, Span host, Span program, Span data) {

  /** A part of the line; an empty one where the envelope has no such part. */
  public record Span(int from, int to) {
    static final Span NONE = new Span(0, 0);
  }

  private static final Envelope NONE = new Envelope(0, null, Span.NONE, Span.NONE, Span.NONE);

  /** When the device wrote the line, as the envelope says. */
  public @Nullable Instant time(ZoneId zone, Instant received) {
    return stamp == null ? null : stamp.resolve(zone, received);
  }

  static Envelope of(byte[] line, int to) {
    EnvelopeCursor cursor = new EnvelopeCursor(line, to);
    cursor.skipByteOrderMark();
    boolean priority = cursor.skipPriority();
    if (!priority && cursor.peek() == '{') {
      return bare(cursor.at());
    }
    return priority && cursor.skipVersionOne() ? rfc5424(cursor) : rfc3164(cursor, priority);
  }

  private static Envelope rfc5424(EnvelopeCursor cursor) {
    int start = cursor.at();
    SyslogTime stamp = cursor.isoTime();
    if (stamp == null && !cursor.skipNil()) {
      return bare(start);
    }
    Span host = cursor.peek() == '-' ? Span.NONE : new Span(cursor.at(), cursor.wordEnd());
    cursor.skipWord();
    if (cursor.peek() != '-' && !cursor.atWord()) { // the message follows the host at once
      return new Envelope(cursor.at(), stamp, host, Span.NONE, Span.NONE);
    }
    Span program = new Span(cursor.at(), cursor.wordEnd());
    for (int field = 0; field < 3; field++) { // application, process, message id
      cursor.skipWord();
    }
    int data = cursor.at();
    int dataEnd = cursor.skipStructuredData();
    cursor.skipByteOrderMark();
    return new Envelope(cursor.at(), stamp, host, program, new Span(data, dataEnd));
  }

  private static Envelope rfc3164(EnvelopeCursor cursor, boolean priority) {
    int start = cursor.at();
    cursor.skipSequenceAndMarks();
    SyslogTime stamp = cursor.bsdTime();
    if (stamp == null) {
      stamp = cursor.isoTime();
    }
    if (stamp == null) {
      cursor.moveTo(start);
      if (priority) {
        cursor.skipTag();
      }
      Span tag = cursor.tag();
      return tag.equals(Span.NONE)
          ? bare(cursor.at())
          : new Envelope(cursor.at(), null, Span.NONE, tag, Span.NONE);
    }
    Span host = skipHostAndTag(cursor);
    return new Envelope(cursor.at(), stamp, host, cursor.tag(), Span.NONE);
  }

  private static Envelope bare(int from) {
    return from == 0 ? NONE : new Envelope(from, null, Span.NONE, Span.NONE, Span.NONE);
  }

  private static Span skipHostAndTag(EnvelopeCursor cursor) {
    if (cursor.skipTag() || !cursor.atWord()) {
      return Span.NONE;
    }
    Span host = new Span(cursor.at(), cursor.wordEnd());
    cursor.skipWord();
    cursor.skipRepeatOf(host.from());
    if (cursor.bsdTime() != null || cursor.isoTime() != null) { // a relay put its own in front
      host = new Span(cursor.at(), cursor.wordEnd());
      cursor.skipWord();
    }
    cursor.skipTag();
    return host;
  }
}
