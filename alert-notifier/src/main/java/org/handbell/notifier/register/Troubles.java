package org.handbell.notifier.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.handbell.notifier.watch.Rounds.Opened;
import org.handbell.notifier.watch.Standing;
import org.handbell.notifier.watch.Trouble;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** What is or was wrong on the way of the lines, and who has been told of it. */
final class Troubles {

  private static final Json<Trouble> TROUBLE = new Json<>(Trouble.class);

  private static final RowMapper<Standing> TO_STANDING =
      (row, ctx) ->
          new Standing(
              row.getLong("id"),
              TROUBLE.read(row.getString("trouble")),
              Instant.ofEpochMilli(row.getLong("opened_at")),
              row.getInt("relapses"),
              moment(row, "it_told_at"),
              moment(row, "leads_told_at"),
              moment(row, "closed_at"),
              row.getInt("settled") != 0);

  private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? null : Instant.ofEpochMilli(millis);
  }

  void open(Handle handle, Opened opened, Instant now) {
    handle
        .createUpdate(
            """
            INSERT INTO troubles (id, school_id, trouble, opened_at, relapses, settled)
            SELECT coalesce(max(id), 0) + 1, :school, :trouble, :now, :relapses, 0
            FROM troubles""")
        .bind("school", opened.trouble().schoolId())
        .bind("trouble", TROUBLE.write(opened.trouble()))
        .bind("now", now.toEpochMilli())
        .bind("relapses", opened.relapses())
        .execute();
  }

  void close(Handle handle, Standing standing, boolean settled, Instant now) {
    handle
        .createUpdate("UPDATE troubles SET closed_at = :now, settled = :settled WHERE id = :id")
        .bind("now", now.toEpochMilli())
        .bind("settled", settled ? 1 : 0)
        .bind("id", standing.id())
        .execute();
  }

  void itTold(Handle handle, Collection<Long> ids, Instant now) {
    mark(handle, "it_told_at = coalesce(it_told_at, :now)", ids, now);
  }

  void leadsTold(Handle handle, Collection<Long> ids, Instant now) {
    mark(handle, "leads_told_at = coalesce(leads_told_at, :now)", ids, now);
  }

  /** What is over and told is done with. */
  void settle(Handle handle, Collection<Long> ids, Instant now) {
    mark(handle, "settled = CASE WHEN closed_at <= :now THEN 1 ELSE settled END", ids, now);
  }

  private static void mark(Handle handle, String change, Collection<Long> ids, Instant now) {
    for (long id : ids) {
      handle
          .createUpdate("UPDATE troubles SET " + change + " WHERE id = :id")
          .bind("now", now.toEpochMilli())
          .bind("id", id)
          .execute();
    }
  }

  /** Those of which somebody is still to be told, and those that were over not long ago. */
  List<Standing> standing(Handle handle, Instant closedAfter) {
    return handle
        .createQuery("SELECT * FROM troubles WHERE settled = 0 OR closed_at > :after ORDER BY id")
        .bind("after", closedAfter.toEpochMilli())
        .map(TO_STANDING)
        .list();
  }

  /** Those that stood at any time from {@code from} on and before {@code to}. */
  List<Standing> between(Handle handle, String schoolId, Instant from, Instant to) {
    return handle
        .createQuery(
            """
            SELECT * FROM troubles WHERE school_id = :school AND opened_at < :to
            AND (closed_at IS NULL OR closed_at >= :from) ORDER BY id""")
        .bind("school", schoolId)
        .bind("from", from.toEpochMilli())
        .bind("to", to.toEpochMilli())
        .map(TO_STANDING)
        .list();
  }
}
