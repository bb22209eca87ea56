package org.handbell.notifier.register;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What each silence hid. */
final class Silenced {

  void add(Handle handle, String silence, String incidentId, Instant now) {
    handle
        .createUpdate(
            """
            INSERT INTO silenced (silence, incident_id, at) VALUES (:silence, :id, :now)
            ON CONFLICT (silence, incident_id) DO NOTHING""")
        .bind("silence", silence)
        .bind("id", incidentId)
        .bind("now", now.toEpochMilli())
        .execute();
  }

  /**
   * What was hidden in that time, oldest first.
   *
   * @param schoolId absent for every school
   */
  List<Hidden> between(
      Handle handle, Cases cases, @Nullable String schoolId, Instant from, Instant to) {
    return handle
        .createQuery(
            """
            SELECT silence, incident_id, at FROM silenced
            WHERE at >= :from AND at < :to ORDER BY at, incident_id""")
        .bind("from", from.toEpochMilli())
        .bind("to", to.toEpochMilli())
        .map(
            (row, ctx) ->
                new Hidden(
                    row.getString("silence"),
                    cases.of(handle, row.getString("incident_id")).orElseThrow(),
                    Instant.ofEpochMilli(row.getLong("at"))))
        .stream()
        .filter(each -> schoolId == null || schoolId.equals(each.about().incident().schoolId()))
        .toList();
  }

  Map<String, List<String>> numbers(Handle handle) {
    Map<String, List<String>> numbers = new TreeMap<>();
    handle
        .createQuery(
            """
            SELECT s.silence, c.number FROM silenced s
            JOIN cases c ON c.incident_id = s.incident_id ORDER BY s.silence, c.number""")
        .map((row, ctx) -> List.of(row.getString("silence"), row.getString("number")))
        .forEach(
            row -> numbers.computeIfAbsent(row.get(0), any -> new ArrayList<>()).add(row.get(1)));
    return numbers;
  }
}
