package org.handbell.notifier.register;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.handbell.model.Category;
import org.handbell.model.Incident;
import org.handbell.model.Priority;
import org.handbell.notifier.register.FilterCheck.Kind;
import org.handbell.notifier.register.FilterCheck.Result;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** The record of checks. */
final class FilterChecks {

  private static final RowMapper<FilterCheck> TO_CHECK =
      (row, ctx) -> {
        long delay = row.getLong("delay_ms");
        boolean known = !row.wasNull();
        return new FilterCheck(
            row.getString("incident_id"),
            row.getString("school_id"),
            row.getString("test"),
            row.getString("device"),
            Instant.ofEpochMilli(row.getLong("at")),
            Result.valueOf(row.getString("result").toUpperCase(Locale.ROOT).replace('-', '_')),
            Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
            row.getString("made_by"),
            known ? Duration.ofMillis(delay) : null,
            row.getString("detail"));
      };

  /** True for what is no case but a check. */
  static boolean isCheck(Incident incident) {
    return incident.category() == Category.OPS_TEST && incident.priority() == Priority.P4;
  }

  /** False where it is written down already. */
  boolean put(Handle handle, FilterCheck check) {
    Duration delay = check.delay();
    return handle
            .createUpdate(
                """
                INSERT INTO filter_checks
                  (incident_id, school_id, test, device, at, result, kind, made_by, delay_ms, detail)
                VALUES (:id, :school, :test, :device, :at, :result, :kind, :by, :delay, :detail)
                ON CONFLICT (incident_id) DO NOTHING""")
            .bind("id", check.id())
            .bind("school", check.schoolId())
            .bind("test", check.test())
            .bind("device", check.device())
            .bind("at", check.at().toEpochMilli())
            .bind("result", check.result().id())
            .bind("kind", check.kind().id())
            .bind("by", check.by())
            .bind("delay", delay == null ? null : Long.valueOf(delay.toMillis()))
            .bind("detail", check.detail())
            .execute()
        == 1;
  }

  /** True where a check of the same kind has come to the same since then. */
  boolean isKnown(Handle handle, FilterCheck check, Instant since) {
    return handle
        .createQuery(
            """
            SELECT 1 FROM filter_checks WHERE kind = :kind AND test = :test AND school_id = :school
            AND result = :result AND at >= :since AND at <= :at LIMIT 1""")
        .bind("kind", check.kind().id())
        .bind("test", check.test())
        .bind("school", check.schoolId())
        .bind("result", check.result().id())
        .bind("since", since.toEpochMilli())
        .bind("at", check.at().toEpochMilli())
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  List<FilterCheck> between(Handle handle, String schoolId, Instant from, Instant to) {
    return handle
        .createQuery(
            """
            SELECT * FROM filter_checks
            WHERE school_id = :school AND at >= :from AND at < :to ORDER BY at, incident_id""")
        .bind("school", schoolId)
        .bind("from", from.toEpochMilli())
        .bind("to", to.toEpochMilli())
        .map(TO_CHECK)
        .list();
  }

  List<FilterCheck> since(Handle handle, Instant from) {
    return handle
        .createQuery("SELECT * FROM filter_checks WHERE at >= :from ORDER BY at, incident_id")
        .bind("from", from.toEpochMilli())
        .map(TO_CHECK)
        .list();
  }

  /** Forgets what each kind has been kept for long enough; returns how many. */
  int expire(Handle handle, Instant now) {
    int gone = 0;
    for (Kind kind : Kind.values()) {
      gone +=
          handle
              .createUpdate("DELETE FROM filter_checks WHERE kind = :kind AND at < :before")
              .bind("kind", kind.id())
              .bind("before", now.minus(kind.kept()).toEpochMilli())
              .execute();
    }
    return gone;
  }
}
