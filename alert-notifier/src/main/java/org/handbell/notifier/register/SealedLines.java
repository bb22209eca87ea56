package org.handbell.notifier.register;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.handbell.sealed.SealedLine;
import org.jdbi.v3.core.Handle;

/** The locked lines of illegal content, each as long as its case or until it is too old. */
final class SealedLines {

  /** As long as the incidents themselves are kept on their topic. */
  static final Duration KEPT = Duration.ofDays(400);

  private static final Json<SealedLine> JSON = new Json<>(SealedLine.class);

  /** The same line again changes nothing. */
  void put(Handle handle, SealedLine line) {
    handle
        .createUpdate(
            """
            INSERT INTO sealed_lines (event_id, incident_id, received, line)
            VALUES (:event, :incident, :received, :line) ON CONFLICT (event_id) DO NOTHING""")
        .bind("event", line.eventId())
        .bind("incident", line.incidentId())
        .bind("received", line.received().toEpochMilli())
        .bind("line", JSON.write(line))
        .execute();
  }

  List<SealedLine> all(Handle handle) {
    return handle
        .createQuery("SELECT line FROM sealed_lines ORDER BY received, event_id")
        .mapTo(String.class)
        .map(JSON::read)
        .list();
  }

  List<SealedLine> of(Handle handle, String incidentId) {
    return handle
        .createQuery(
            "SELECT line FROM sealed_lines WHERE incident_id = :id ORDER BY received, event_id")
        .bind("id", incidentId)
        .mapTo(String.class)
        .map(JSON::read)
        .list();
  }

  /** Takes away what is too old, and returns how many lines that were. */
  int expire(Handle handle, Instant now) {
    return handle
        .createUpdate("DELETE FROM sealed_lines WHERE received < :before")
        .bind("before", now.minus(KEPT).toEpochMilli())
        .execute();
  }
}
