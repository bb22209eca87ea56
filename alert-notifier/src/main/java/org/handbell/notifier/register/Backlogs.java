package org.handbell.notifier.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.handbell.notifier.watch.Backlog;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** How each school's mails stand: those that were tried and still wait, and those given up. */
public final class Backlogs {

  private final Jdbi jdbi;

  Backlogs(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** When any mail was last taken by the mail server. */
  public Optional<Instant> lastDelivered() {
    return jdbi.withHandle(Backlogs::lastDelivered);
  }

  /** Schools of which every mail went out are absent. */
  public List<Backlog> all() {
    return jdbi.withHandle(Backlogs::all);
  }

  private static Optional<Instant> lastDelivered(Handle handle) {
    return handle
        .createQuery(
            """
            SELECT max(l.at) AS last FROM outbox o
            JOIN notification_log l ON l.dedup_key = o.dedup_key
            WHERE o.channel = 'mail' AND l.result = 'SENT'""")
        .map((row, ctx) -> Optional.ofNullable(moment(row, "last")))
        .one();
  }

  private static List<Backlog> all(Handle handle) {
    return handle
        .createQuery(
            """
            SELECT school_id,
              count(CASE WHEN state <> 'DEAD' THEN 1 END) AS waiting,
              count(CASE WHEN state <> 'DEAD' AND urgency = 'P1' THEN 1 END) AS urgent,
              min(CASE WHEN state <> 'DEAD' THEN first_attempt_at END) AS waiting_since,
              min(CASE WHEN state <> 'DEAD' AND urgency = 'P1' THEN first_attempt_at END)
                AS urgent_since,
              count(CASE WHEN state = 'DEAD' THEN 1 END) AS dead,
              min(CASE WHEN state = 'DEAD' THEN first_attempt_at END) AS dead_since
            FROM outbox
            WHERE channel = 'mail'
              AND (state IN ('RETRY', 'UNKNOWN') OR (state = 'DEAD' AND dropped_at IS NULL))
            GROUP BY school_id ORDER BY school_id""")
        .map(
            (row, ctx) -> {
              String school = row.getString("school_id");
              return new Backlog(
                  school,
                  row.getInt("waiting"),
                  moment(row, "waiting_since"),
                  moment(row, "urgent_since"),
                  row.getInt("waiting") == 0 ? "" : why(handle, school),
                  row.getInt("dead"),
                  moment(row, "dead_since"));
            })
        .list();
  }

  /** What the last attempt came to. */
  private static String why(Handle handle, String school) {
    return handle
        .createQuery(
            """
            SELECT l.detail FROM outbox o JOIN notification_log l ON l.dedup_key = o.dedup_key
            WHERE o.school_id = :school AND o.channel = 'mail'
              AND o.state IN ('RETRY', 'UNKNOWN')
            ORDER BY l.at DESC LIMIT 1""")
        .bind("school", school)
        .mapTo(String.class)
        .findOne()
        .orElse("");
  }

  private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? null : Instant.ofEpochMilli(millis);
  }
}
