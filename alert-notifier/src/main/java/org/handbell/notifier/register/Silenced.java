package org.handbell.notifier.register;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
   * What was hidden in that time, oldest first, each with little of its evidence.
   *
   * @param schoolId absent for every school
   */
  List<Hidden> between(
      Handle handle, Cases cases, @Nullable String schoolId, Instant from, Instant to) {
    List<Row> rows = rows(handle, schoolId, from, to);
    List<Hidden> hidden = new ArrayList<>();
    for (int at = 0; at < rows.size(); at += Cases.A_PAGE) {
      List<Row> page = rows.subList(at, Math.min(rows.size(), at + Cases.A_PAGE));
      Map<String, Case> about =
          cases.all(handle, page.stream().map(Row::incidentId).distinct().toList());
      for (Row row : page) {
        Case c = Objects.requireNonNull(about.get(row.incidentId()));
        hidden.add(new Hidden(row.silence(), c.inShort(), row.at()));
      }
    }
    return List.copyOf(hidden);
  }

  private record Row(String silence, String incidentId, Instant at) {}

  private static List<Row> rows(
      Handle handle, @Nullable String schoolId, Instant from, Instant to) {
    return handle
        .createQuery(
            """
            SELECT z.silence, z.incident_id, z.at FROM silenced z
            JOIN cases c ON c.incident_id = z.incident_id
            WHERE z.at >= :from AND z.at < :to AND c.school_id = coalesce(:school, c.school_id)
            ORDER BY z.at, z.incident_id""")
        .bind("from", from.toEpochMilli())
        .bind("to", to.toEpochMilli())
        .bind("school", schoolId)
        .map(
            (row, ctx) ->
                new Row(
                    row.getString("silence"),
                    row.getString("incident_id"),
                    Instant.ofEpochMilli(row.getLong("at"))))
        .list();
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
