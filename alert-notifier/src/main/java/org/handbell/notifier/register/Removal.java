package org.handbell.notifier.register;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.handbell.model.Ruling;
import org.handbell.sealed.SealedLine;
import org.handbell.topic.Topics;
import org.jdbi.v3.core.Handle;

/**
 * Takes cases out of the register for good: every row of every table that is about them. What stays
 * is a stub that names nobody, so that a replay of Kafka does not bring them back, and the audit
 * rows without their payload, so that the chain holds.
 */
final class Removal {

  private static final String ABOUT_CASE = "incident_id";
  private static final Set<String> KEPT = Set.of("cases", "stubs");

  private static final Json<Ruling> RULING = new Json<>(Ruling.class);

  private Removal() {}

  /**
   * Takes these cases out.
   *
   * @param because a word for why, as the stubs tell it
   */
  static void remove(Handle handle, List<String> ids, String because, Instant now) {
    List<String> numbers = numbers(handle, ids);
    stub(handle, ids, because, now);
    bury(handle, ids);
    endExceptions(handle, ids, now);
    forgetPayloads(handle, numbers);
    on(handle, "DELETE FROM holds WHERE number IN (<ids>)", numbers);
    on(
        handle,
        "DELETE FROM notification_log WHERE dedup_key IN"
            + " (SELECT dedup_key FROM outbox WHERE incident_id IN (<ids>))",
        ids);
    for (String table : tables(handle)) {
      on(handle, "DELETE FROM " + table + " WHERE incident_id IN (<ids>)", ids);
    }
    on(handle, "DELETE FROM parts WHERE whole_id IN (<ids>)", ids);
    on(handle, "DELETE FROM cases WHERE incident_id IN (<ids>)", ids);
  }

  private static List<String> numbers(Handle handle, List<String> ids) {
    return handle
        .createQuery("SELECT number FROM cases WHERE incident_id IN (<ids>)")
        .bindList("ids", ids)
        .mapTo(String.class)
        .list();
  }

  private static void on(Handle handle, String sql, List<String> ids) {
    if (!ids.isEmpty()) {
      handle.createUpdate(sql).bindList("ids", ids).execute();
    }
  }

  /** Whoever adds a table that is about cases need not think of this one. */
  private static List<String> tables(Handle handle) {
    try {
      Map<String, Set<String>> columns = Tables.columns(handle.getConnection());
      List<String> ordered = new ArrayList<>(Tables.inOrder(handle.getConnection()));
      Collections.reverse(ordered);
      ordered.removeIf(
          table ->
              KEPT.contains(table) || !columns.getOrDefault(table, Set.of()).contains(ABOUT_CASE));
      return ordered;
    } catch (SQLException e) {
      throw new IllegalStateException("the register's tables cannot be listed", e);
    }
  }

  private static void stub(Handle handle, List<String> ids, String because, Instant now) {
    handle
        .createUpdate(
            """
            INSERT INTO stubs (incident_id, number, school_id, person_kind, priority, raised_at,
              closed_at, outcome_kind, gone_at, because)
            SELECT incident_id, number, school_id, person_kind, priority, raised_at, closed_at,
              outcome_kind, :now, :because FROM cases WHERE incident_id IN (<ids>)""")
        .bind("now", now.toEpochMilli())
        .bind("because", because)
        .bindList("ids", ids)
        .execute();
  }

  /** Kafka is told by whoever sends the tombstones, until then they stand in a list. */
  private static void bury(Handle handle, List<String> ids) {
    ids.forEach(id -> owe(handle, Topics.INCIDENTS.name(), id));
    handle
        .createQuery("SELECT event_id FROM sealed_lines WHERE incident_id IN (<ids>)")
        .bindList("ids", ids)
        .mapTo(String.class)
        .list()
        .forEach(event -> owe(handle, Topics.SEALED.name(), event));
  }

  /** What came of a case goes with it: nobody could withdraw it any more. */
  private static void endExceptions(Handle handle, List<String> ids, Instant now) {
    handle
        .createQuery(
            "SELECT ruling FROM verdicts WHERE incident_id IN (<ids>) AND state = 'IN_FORCE'")
        .bindList("ids", ids)
        .mapTo(String.class)
        .map(RULING::read)
        .list()
        .forEach(ruling -> RulingsOwed.takeBack(handle, ruling.key(), now));
  }

  private static void owe(Handle handle, String topic, String key) {
    handle.execute(
        "INSERT INTO tombstones (topic, record_key) VALUES (?, ?)"
            + " ON CONFLICT (topic, record_key) DO NOTHING",
        topic,
        key);
  }

  /** What was written about those cases; that and when it was written stays. */
  static void forgetPayloads(Handle handle, List<String> numbers) {
    on(
        handle,
        "UPDATE audit SET payload = NULL, salt = NULL"
            + " WHERE subject IN (<ids>) AND payload IS NOT NULL",
        numbers);
  }

  /** True where that incident was taken out; it comes back no more, and Kafka is told again. */
  static boolean isGone(Handle handle, String incidentId) {
    return isGone(handle, incidentId, Topics.INCIDENTS.name(), incidentId);
  }

  /** As {@link #isGone(Handle, String)}, of a locked line of that incident. */
  static boolean isGone(Handle handle, SealedLine line) {
    return isGone(handle, line.incidentId(), Topics.SEALED.name(), line.eventId());
  }

  private static boolean isGone(Handle handle, String incidentId, String topic, String key) {
    boolean gone =
        handle
            .createQuery("SELECT 1 FROM stubs WHERE incident_id = :id")
            .bind("id", incidentId)
            .mapTo(Integer.class)
            .findOne()
            .isPresent();
    if (gone) {
      owe(handle, topic, key);
    }
    return gone;
  }
}
