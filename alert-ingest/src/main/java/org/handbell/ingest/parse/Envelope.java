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
 * @param hostFrom where the name of the host that wrote it begins; −1 where there is none
 * @param hostTo after the host's last byte
 */
record Envelope(int bodyFrom, @Nullable SyslogTime stamp, int hostFrom, int hostTo) {

  private Envelope(int bodyFrom, @Nullable SyslogTime stamp) {
    this(bodyFrom, stamp, -1, -1);
  }

  /** When the device wrote the line, as the envelope says. */
  @Nullable Instant time(ZoneId zone, Instant received) {
    return stamp == null ? null : stamp.resolve(zone, received);
  }

  static Envelope of(byte[] line, int to) {
    EnvelopeCursor cursor = new EnvelopeCursor(line, to);
    cursor.skipByteOrderMark();
    boolean priority = cursor.skipPriority();
    if (!priority && cursor.peek() == '{') {
      return new Envelope(cursor.at(), null);
    }
    return priority && cursor.skipVersionOne() ? rfc5424(cursor) : rfc3164(cursor, priority);
  }

  private static Envelope rfc5424(EnvelopeCursor cursor) {
    int start = cursor.at();
    SyslogTime stamp = cursor.isoTime();
    if (stamp == null && !cursor.skipNil()) {
      return new Envelope(start, null);
    }
    int host = cursor.skipNil() ? -1 : cursor.at();
    int hostTo = host < 0 ? -1 : cursor.skipWord();
    for (int field = 0; field < 3; field++) { // application, process, message id
      int unused = cursor.skipWord();
    }
    cursor.skipStructuredData();
    cursor.skipByteOrderMark();
    return new Envelope(cursor.at(), stamp, host, hostTo);
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
      return new Envelope(cursor.at(), null);
    }
    if (cursor.skipTag() || !cursor.atWord()) {
      return new Envelope(cursor.at(), stamp);
    }
    int host = cursor.at();
    int hostTo = cursor.skipWord();
    cursor.skipRepeatOf(host);
    if (cursor.bsdTime() != null || cursor.isoTime() != null) { // a relay put its own in front
      host = cursor.at();
      hostTo = cursor.skipWord();
    }
    boolean unused = cursor.skipTag();
    return new Envelope(cursor.at(), stamp, host, hostTo);
  }
}
