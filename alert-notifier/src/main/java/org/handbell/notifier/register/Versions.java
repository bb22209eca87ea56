package org.handbell.notifier.register;

import java.util.StringJoiner;
import org.handbell.notifier.access.Secret;
import org.jdbi.v3.core.Handle;

/** Names what a case is like, so that nobody changes what they have not seen. */
final class Versions {

  private static final int LENGTH = 22;

  private Versions() {}

  /** Another word after each change that people or Handbell make to the case. */
  static String of(Handle handle, String incidentId) {
    return handle
        .createQuery(
            """
            SELECT c.revision, c.priority, c.acknowledged_at, c.acknowledged_by, c.assigned_to,
              c.closed_at, c.outcome_kind,
              (SELECT count(*) FROM entries e WHERE e.incident_id = c.incident_id) AS written
            FROM cases c WHERE c.incident_id = :id""")
        .bind("id", incidentId)
        .map(
            (row, ctx) -> {
              StringJoiner all = new StringJoiner("\n");
              for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                all.add(String.valueOf(row.getString(column)));
              }
              return Secret.hash(all.toString()).substring(0, LENGTH);
            })
        .one();
  }
}
