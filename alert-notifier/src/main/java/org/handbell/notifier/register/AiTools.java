package org.handbell.notifier.register;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.handbell.model.Activity;
import org.handbell.model.School;
import org.jdbi.v3.core.Handle;

/**
 * The AI tools that each school uses, and since when. A version of Handbell that knows more of them
 * finds many that were used before: what it sees in its first two weeks at a school is learnt, and
 * is no news.
 */
final class AiTools {

  static final Duration LEARNING = Duration.ofDays(14);

  private AiTools() {}

  /** Begins to learn at each school that is new, or was last looked at by another version. */
  static void learn(Handle handle, List<School> schools, String version, Instant now) {
    for (School school : schools) {
      handle
          .createUpdate(
              """
              INSERT INTO ai_tools_since (school_id, since, version)
              VALUES (:school, :now, :version)
              ON CONFLICT (school_id) DO UPDATE
              SET since = excluded.since, version = excluded.version
              WHERE ai_tools_since.version <> excluded.version\
              """)
          .bind("school", school.id())
          .bind("now", now.toEpochMilli())
          .bind("version", version)
          .execute();
    }
  }

  /** Hours may come in any order: the earliest counts. */
  static void put(Handle handle, Activity hour, String host) {
    handle
        .createUpdate(
            """
            INSERT INTO ai_tools (school_id, host, first_seen, learnt)
            VALUES (:school, :host, :at,
              (SELECT count(*) FROM ai_tools_since s
               WHERE s.school_id = :school AND s.since > :learning))
            ON CONFLICT (school_id, host) DO UPDATE SET first_seen = excluded.first_seen
            WHERE excluded.first_seen < ai_tools.first_seen\
            """)
        .bind("school", hour.schoolId())
        .bind("host", host)
        .bind("at", hour.hour().toEpochMilli())
        .bind("learning", hour.hour().minus(LEARNING).toEpochMilli())
        .execute();
  }

  /** Those that were news in that time. */
  static List<String> firstSeen(Handle handle, String schoolId, Instant from, Instant to) {
    return handle
        .createQuery(
            """
            SELECT host FROM ai_tools WHERE school_id = :school AND learnt = 0
            AND first_seen >= :from AND first_seen < :to ORDER BY host\
            """)
        .bind("school", schoolId)
        .bind("from", from.toEpochMilli())
        .bind("to", to.toEpochMilli())
        .mapTo(String.class)
        .list();
  }
}
