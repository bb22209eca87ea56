package org.handbell.notifier.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.handbell.model.Ruling;
import org.handbell.notifier.register.Verdict.State;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.verdict.Weighing;
import org.handbell.notifier.verdict.Wrong;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** The rows in which verdicts stand. */
final class VerdictRows {

  private static final Json<Ruling> JSON = new Json<>(Ruling.class);

  static final RowMapper<Verdict> TO_VERDICT =
      (row, ctx) ->
          new Verdict(
              row.getString("id"),
              row.getString("school_id"),
              row.getString("case_number"),
              Wrong.valueOf(row.getString("wrong")),
              JSON.read(row.getString("ruling")),
              row.getString("shown").lines().toList(),
              State.valueOf(row.getString("state")),
              row.getString("by_id"),
              row.getString("by_name"),
              Instant.ofEpochMilli(row.getLong("at")),
              row.getString("second_name"),
              moment(row, "second_at"),
              row.getString("ended_name"),
              moment(row, "ended_at"));

  private VerdictRows() {}

  private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? null : Instant.ofEpochMilli(millis);
  }

  static void insert(
      Handle handle,
      Case c,
      Contact by,
      Wrong wrong,
      Ruling ruling,
      Weighing weighing,
      State state,
      Instant now) {
    Instant until = ruling.signature().until();
    handle
        .createUpdate(
            """
            INSERT INTO verdicts (id, school_id, incident_id, case_number, wrong, ruling, shown,
              state, until_at, by_id, by_name, at)
            VALUES (:id, :school, :incident, :number, :wrong, :ruling, :shown,
              :state, :until, :by, :name, :now)""")
        .bind("id", ruling.id())
        .bind("school", c.incident().schoolId())
        .bind("incident", c.incident().id())
        .bind("number", c.number())
        .bind("wrong", wrong.name())
        .bind("ruling", JSON.write(ruling))
        .bind("shown", String.join("\n", weighing.said()))
        .bind("state", state.name())
        .bind("until", until == null ? 0 : until.toEpochMilli())
        .bind("by", by.id())
        .bind("name", by.name())
        .bind("now", now.toEpochMilli())
        .execute();
  }

  /** Writes down how it stands now, and who made it so. */
  static void set(Handle handle, String id, State state, String who, String name, Instant now) {
    handle
        .createUpdate(
            """
            UPDATE verdicts SET state = :state, %1$s_name = :name, %1$s_at = :now
            WHERE id = :id"""
                .formatted(who))
        .bind("state", state.name())
        .bind("name", name)
        .bind("now", now.toEpochMilli())
        .bind("id", id)
        .execute();
  }
}
