package org.handbell.notifier.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.handbell.notifier.route.Contact;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** Who holds which case. */
final class Holdings {

  private static final RowMapper<Holding> TO_HOLDING =
      (row, ctx) ->
          new Holding(
              row.getString("acknowledged_by"),
              row.getString("acknowledged_name"),
              moment(row, "acknowledged_at"),
              moment(row, "acknowledged_until"),
              row.getString("assigned_to"),
              moment(row, "closed_at"));

  private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? null : Instant.ofEpochMilli(millis);
  }

  Holding of(Handle handle, String incidentId) {
    return handle
        .createQuery("SELECT * FROM cases WHERE incident_id = :id")
        .bind("id", incidentId)
        .map(TO_HOLDING)
        .one();
  }

  void take(
      Handle handle,
      String incidentId,
      Contact by,
      Contact assignedTo,
      Instant now,
      @Nullable Instant until) {
    handle
        .createUpdate(
            """
            UPDATE cases SET acknowledged_at = :now, acknowledged_by = :by,
              first_taken_at = coalesce(first_taken_at, :now),
              acknowledged_name = :name, acknowledged_until = :until, assigned_to = :to
            WHERE incident_id = :id""")
        .bind("now", now.toEpochMilli())
        .bind("by", by.id())
        .bind("name", by.name())
        .bind("until", until == null ? null : until.toEpochMilli())
        .bind("to", assignedTo.id())
        .bind("id", incidentId)
        .execute();
  }

  /** Nobody holds it any more, and it is open again. */
  void letGo(Handle handle, String incidentId) {
    handle
        .createUpdate(
            """
            UPDATE cases SET acknowledged_at = NULL, acknowledged_by = NULL,
              acknowledged_name = NULL, acknowledged_until = NULL, closed_at = NULL, outcome = NULL,
              outcome_kind = NULL
            WHERE incident_id = :id""")
        .bind("id", incidentId)
        .execute();
  }

  void close(Handle handle, String incidentId, String outcome, Instant now) {
    handle
        .createUpdate(
            "UPDATE cases SET outcome = :outcome, closed_at = :now WHERE incident_id = :id")
        .bind("outcome", kept(handle, incidentId, outcome))
        .bind("now", now.toEpochMilli())
        .bind("id", incidentId)
        .execute();
  }

  /** What somebody wrote is locked; what was chosen from a list says little and is counted. */
  private static String kept(Handle handle, String incidentId, String outcome) {
    boolean chosen = Stream.of(Outcome.Kind.values()).anyMatch(k -> k.title().equals(outcome));
    return chosen ? outcome : NoteLock.of(handle).lock(place(incidentId), outcome);
  }

  /** What an outcome's words are bound to. */
  static String place(String incidentId) {
    return "outcome/" + incidentId;
  }

  void kind(Handle handle, String incidentId, Outcome.Kind kind) {
    handle
        .createUpdate("UPDATE cases SET outcome_kind = :kind WHERE incident_id = :id")
        .bind("kind", kind.name())
        .bind("id", incidentId)
        .execute();
  }

  /** The open cases that are counted on this one and were told to nobody by themselves. */
  List<String> untoldParts(Handle handle, String incidentId) {
    return handle
        .createQuery(
            """
            SELECT c.incident_id FROM parts p JOIN cases c ON c.incident_id = p.incident_id
            WHERE p.whole_id = :id AND c.outcome IS NULL AND c.told_priority IS NULL
            ORDER BY c.number""")
        .bind("id", incidentId)
        .mapTo(String.class)
        .list();
  }
}
