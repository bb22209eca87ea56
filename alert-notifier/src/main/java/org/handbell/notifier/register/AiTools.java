package org.handbell.notifier.register;

import java.time.Instant;
import java.util.List;
import org.handbell.model.Activity;
import org.jdbi.v3.core.Handle;

/** The AI tools that each school uses, and since when. */
final class AiTools {

  private AiTools() {}

  /** Hours may come in any order: the earliest counts. */
  static void put(Handle handle, Activity hour, String host) {
    handle
        .createUpdate(
            """
            INSERT INTO ai_tools (school_id, host, first_seen) VALUES (:school, :host, :at)
            ON CONFLICT (school_id, host) DO UPDATE SET first_seen = excluded.first_seen
            WHERE excluded.first_seen < ai_tools.first_seen""")
        .bind("school", hour.schoolId())
        .bind("host", host)
        .bind("at", hour.hour().toEpochMilli())
        .execute();
  }

  static List<String> firstSeen(Handle handle, String schoolId, Instant from, Instant to) {
    return handle
        .createQuery(
            """
            SELECT host FROM ai_tools WHERE school_id = :school
            AND first_seen >= :from AND first_seen < :to ORDER BY host""")
        .bind("school", schoolId)
        .bind("from", from.toEpochMilli())
        .bind("to", to.toEpochMilli())
        .mapTo(String.class)
        .list();
  }
}
