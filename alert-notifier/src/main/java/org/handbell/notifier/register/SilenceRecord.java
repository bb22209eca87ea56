package org.handbell.notifier.register;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.handbell.model.Category;
import org.handbell.model.Priority;
import org.handbell.notifier.register.Slice.Rows;
import org.jdbi.v3.core.Jdbi;

/** What silences kept from being mailed, as far as the viewer may see it. */
public final class SilenceRecord {

  private final Jdbi jdbi;

  SilenceRecord(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * A case of which nobody was mailed.
   *
   * @param at when it was silenced
   */
  public record Quiet(
      String number, String schoolId, Instant at, Category category, Priority priority) {}

  /** How many cases each silence hid, by its id. */
  public Map<String, Integer> counts(Sight sight) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    jdbi.useHandle(
        handle ->
            sight
                .bind(
                    handle.createQuery(
                        """
                        SELECT s.silence, count(*) AS times
                        FROM silenced s JOIN cases c ON c.incident_id = s.incident_id
                        WHERE\s"""
                            + sight.condition()
                            + " GROUP BY s.silence ORDER BY s.silence"))
                .map((row, ctx) -> Map.entry(row.getString("silence"), row.getInt("times")))
                .forEach(each -> counts.put(each.getKey(), each.getValue())));
    return counts;
  }

  /** What one silence hid, the newest first. */
  public Rows<Quiet> page(String silence, Sight sight, Slice slice) {
    return jdbi.withHandle(
        handle ->
            Ledger.page(
                sight
                    .bind(
                        handle.createQuery(
                            """
                            SELECT t.* FROM (
                              SELECT CAST(replace(c.number, '-', '') AS BIGINT) AS id, s.at,
                                c.number, c.school_id, c.category, c.priority
                              FROM silenced s JOIN cases c ON c.incident_id = s.incident_id
                              WHERE s.silence = :silence AND\s"""
                                + sight.condition()
                                + ") t WHERE 1 = 1"
                                + Ledger.behind("t")
                                + " ORDER BY t.at DESC, t.id DESC LIMIT :most"))
                    .bind("silence", silence),
                slice,
                (row, ctx) ->
                    new Quiet(
                        row.getString("number"),
                        row.getString("school_id"),
                        Instant.ofEpochMilli(row.getLong("at")),
                        Category.of(row.getString("category")),
                        Priority.valueOf(row.getString("priority")))));
  }
}
