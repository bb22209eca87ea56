package org.handbell.notifier.register;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Which incidents are counted on another: a later burst on its alert, a pupil's on a class's. */
final class Parts {

  /** What was counted on one thing stays there. */
  void add(Handle handle, String incidentId, String wholeId) {
    handle
        .createUpdate(
            """
            INSERT INTO parts (incident_id, whole_id) VALUES (:id, :whole)
            ON CONFLICT (incident_id) DO NOTHING""")
        .bind("id", incidentId)
        .bind("whole", wholeId)
        .execute();
  }

  Optional<String> wholeOf(Handle handle, String incidentId) {
    return handle
        .createQuery("SELECT whole_id FROM parts WHERE incident_id = :id")
        .bind("id", incidentId)
        .mapTo(String.class)
        .findOne();
  }
}
