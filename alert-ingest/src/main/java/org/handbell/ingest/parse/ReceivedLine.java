package org.handbell.ingest.parse;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line as it came in.
 *
 * @param id becomes {@code event.id}: the same whenever the same line is read again
 * @param bytes the line without its line end, syslog envelope included
 * @param truncated true where the line was longer than what is kept
 * @param sender the address that sent it; null where it came from a file
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are the point: a line may be no valid text
public record ReceivedLine(
    String id, Instant received, byte[] bytes, boolean truncated, @Nullable String sender) {

  /** A whole line that nobody sent. */
  public ReceivedLine(String id, Instant received, byte[] bytes, boolean truncated) {
    this(id, received, bytes, truncated, null);
  }

  /** Where the message begins, after the syslog envelope that each relay writes anew. */
  public int messageFrom() {
    return Envelope.of(bytes, bytes.length).bodyFrom();
  }
}
