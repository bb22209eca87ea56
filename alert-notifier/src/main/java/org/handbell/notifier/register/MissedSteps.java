package org.handbell.notifier.register;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.handbell.notifier.watch.Missed;
import org.jdbi.v3.core.Handle;

/**
 * Looks from outside whether the clocks run: it asks the cases, not those who run them. A step that
 * waits too long, a case in nobody's hands of which no step is left, and one whose holder's time is
 * over all mean that somebody was not told.
 */
final class MissedSteps {

  private static final String OVERDUE =
      """
      SELECT c.school_id, c.number, s.due_at AS due FROM steps s
      JOIN cases c ON c.incident_id = s.incident_id
      WHERE s.done_at IS NULL AND s.due_at < :before""";

  private static final String FORGOTTEN =
      """
      SELECT c.school_id, c.number, coalesce(
          (SELECT max(s.done_at) FROM steps s WHERE s.incident_id = c.incident_id), 0) AS due
      FROM cases c
      WHERE c.outcome IS NULL AND c.acknowledged_at IS NULL AND c.told_priority IN ('P1', 'P2')
        AND NOT EXISTS (
          SELECT 1 FROM steps s WHERE s.incident_id = c.incident_id AND s.done_at IS NULL)
        AND EXISTS (SELECT 1 FROM clocks k WHERE k.incident_id = c.incident_id)
        AND NOT EXISTS (
          SELECT 1 FROM steps s WHERE s.incident_id = c.incident_id AND s.done_at >= :before)
        AND NOT EXISTS (SELECT 1 FROM silenced z WHERE z.incident_id = c.incident_id)
        AND (c.told_priority = 'P1' OR NOT EXISTS (
          SELECT 1 FROM outbox o WHERE o.incident_id = c.incident_id AND o.state = 'LISTED'))""";

  private static final String EXPIRED =
      """
      SELECT school_id, number, acknowledged_until AS due FROM cases
      WHERE outcome IS NULL AND acknowledged_until < :before""";

  List<Missed> before(Handle handle, Instant before) {
    List<Missed> missed = new ArrayList<>();
    for (String query : List.of(OVERDUE, FORGOTTEN, EXPIRED)) {
      handle
          .createQuery(query)
          .bind("before", before.toEpochMilli())
          .map(
              (row, ctx) ->
                  new Missed(
                      row.getString("school_id"),
                      row.getString("number"),
                      Instant.ofEpochMilli(row.getLong("due"))))
          .forEach(missed::add);
    }
    return missed;
  }
}
