package org.handbell.notifier.register;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.handbell.model.Category;
import org.handbell.model.Incident;
import org.handbell.model.Priority;
import org.handbell.notifier.register.FilterCheck.Result;
import org.jdbi.v3.core.Handle;

/** The record of the filter's checks. */
final class FilterChecks {

  /** True for what is no case but a check. */
  static boolean isCheck(Incident incident) {
    return incident.category() == Category.OPS_TEST && incident.priority() == Priority.P4;
  }

  /** False where it is written down already. */
  boolean put(Handle handle, FilterCheck check) {
    return handle
            .createUpdate(
                """
                INSERT INTO filter_checks (incident_id, school_id, test, device, at, result)
                VALUES (:id, :school, :test, :device, :at, :result)
                ON CONFLICT (incident_id) DO NOTHING""")
            .bind("id", check.id())
            .bind("school", check.schoolId())
            .bind("test", check.test())
            .bind("device", check.device())
            .bind("at", check.at().toEpochMilli())
            .bind("result", check.result().id())
            .execute()
        == 1;
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
        .map(
            (row, ctx) ->
                new FilterCheck(
                    row.getString("incident_id"),
                    row.getString("school_id"),
                    row.getString("test"),
                    row.getString("device"),
                    Instant.ofEpochMilli(row.getLong("at")),
                    Result.valueOf(
                        row.getString("result").toUpperCase(Locale.ROOT).replace('-', '_'))))
        .list();
  }
}
