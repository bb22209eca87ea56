package org.handbell.sealed;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A log line that met a list of illegal content, locked, with what may be known of it without
 * opening it.
 *
 * @param eventId of the line; the same line is kept once
 * @param incidentId of the incident that the line belongs to
 * @param received when Handbell received it
 * @param device the device's name, where the line gives it
 * @param ip the device's network address, where the line gives it
 * @param found by what the address was known to be illegal: {@code list:iwf}, {@code vendor:IWF}
 * @param box the line, as {@link Strongbox} locks it
 */
public record SealedLine(
    String eventId,
    String incidentId,
    String schoolId,
    Instant received,
    @Nullable String device,
    @Nullable String ip,
    List<String> found,
    String box) {

  public SealedLine {
    found = List.copyOf(found);
  }
}
