package org.handbell.ingest.spool;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line as a receiver hands it over.
 *
 * @param sourceId the source in the configuration
 * @param received when it came
 * @param bytes without the line's end, envelope included
 * @param truncated true where the line was longer than what is kept
 * @param id becomes {@code event.id} where the way in gives lines an identity that outlives a
 *     restart, as a place in a file does; null to be known by its place in the spool
 * @param sender the address that sent it, as text; null where there is none, as for a file
 */
@SuppressWarnings("ArrayRecordComponent") // the line itself
public record ArrivedLine(
    String sourceId,
    Instant received,
    byte[] bytes,
    boolean truncated,
    @Nullable String id,
    @Nullable String sender) {

  /** No address begins so: it stands where a line from outside has its sender's. */
  private static final String DRILL = "drill:";

  /** A line that Handbell wrote itself, to prove that lines arrive. */
  public static ArrivedLine ofDrill(
      String sourceId, Instant received, byte[] bytes, String drillId) {
    return new ArrivedLine(sourceId, received, bytes, false, null, DRILL + drillId);
  }

  /** True for a line of Handbell's own; nobody outside can send one. */
  public boolean isDrill() {
    return sender != null && sender.startsWith(DRILL);
  }

  /** Which drill it is of. */
  String drillId() {
    return sender == null ? "" : sender.substring(DRILL.length());
  }
}
