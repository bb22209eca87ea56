package org.handbell.notifier.register;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.handbell.model.Activity;
import org.handbell.model.Activity.Counter;
import org.handbell.model.UnmappedName;
import org.jdbi.v3.core.Handle;

/** The hourly counts of each school. */
final class Activities {

  private static final Json<Activity> JSON = new Json<>(Activity.class);

  /**
   * A later count replaces an earlier one; counts only grow, which tells them apart on a replay.
   */
  void put(Handle handle, Activity activity) {
    handle
        .createUpdate(
            """
            INSERT INTO activity (school_id, hour, part, events, snapshot)
            VALUES (:school, :hour, :part, :events, :snapshot)
            ON CONFLICT (school_id, hour, part)
            DO UPDATE SET events = excluded.events, snapshot = excluded.snapshot
            WHERE excluded.events >= activity.events\
            """)
        .bind("school", activity.schoolId())
        .bind("hour", activity.hour().toEpochMilli())
        .bind("part", activity.partition())
        .bind("events", activity.counts().getOrDefault(Counter.EVENTS, 0L))
        .bind("snapshot", JSON.write(activity))
        .execute();
    activity.tools().keySet().forEach(host -> AiTools.put(handle, activity, host));
  }

  /** The filter's names that nobody knew in the hours since then, each with its events. */
  List<UnmappedName> unmapped(Handle handle, String schoolId, Instant from) {
    Map<UnmappedName, Long> counts = new LinkedHashMap<>();
    handle
        .createQuery(
            """
            SELECT snapshot FROM activity
            WHERE school_id = :school AND hour >= :from AND snapshot LIKE '%"unmapped"%'
            ORDER BY hour, part\
            """)
        .bind("school", schoolId)
        .bind("from", from.toEpochMilli())
        .mapTo(String.class)
        .map(JSON::read)
        .forEach(
            activity ->
                activity
                    .unmapped()
                    .forEach(each -> counts.merge(each.times(0), each.count(), Long::sum)));
    return counts.entrySet().stream().map(each -> each.getKey().times(each.getValue())).toList();
  }

  List<Activity> between(Handle handle, String schoolId, Instant from, Instant to) {
    List<Activity> all = new ArrayList<>();
    each(handle, schoolId, from, to, all::add);
    return all;
  }

  /** One after the other, in their order. */
  static void each(
      Handle handle, String schoolId, Instant from, Instant to, Consumer<Activity> reader) {
    handle
        .createQuery(
            """
            SELECT snapshot FROM activity
            WHERE school_id = :school AND hour >= :from AND hour < :to ORDER BY hour, part\
            """)
        .bind("school", schoolId)
        .bind("from", from.toEpochMilli())
        .bind("to", to.toEpochMilli())
        .mapTo(String.class)
        .map(JSON::read)
        .forEach(reader);
  }

  /** How many events of these schools were read in the hours since then, and when the last. */
  Pulse pulse(Handle handle, List<String> schools, Instant from) {
    List<Pulse> hours =
        handle
            .createQuery(
                """
                SELECT a.events, CASE WHEN a.hour = m.newest THEN a.snapshot END AS newest
                FROM activity a JOIN (
                  SELECT school_id, max(hour) AS newest FROM activity
                  WHERE school_id IN (<schools>) AND hour >= :from GROUP BY school_id) m
                ON m.school_id = a.school_id WHERE a.hour >= :from\
                """)
            .bindList("schools", schools)
            .bind("from", from.toEpochMilli())
            .map(
                (row, ctx) -> {
                  String newest = row.getString("newest");
                  return new Pulse(
                      row.getLong("events"), newest == null ? null : JSON.read(newest).lastEvent());
                })
            .list();
    return hours.stream().reduce(Pulse.NONE, Pulse::and);
  }
}
