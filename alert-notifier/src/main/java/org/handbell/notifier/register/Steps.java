package org.handbell.notifier.register;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.handbell.notifier.escalate.Policy;
import org.handbell.notifier.escalate.Step;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** The steps that are due one day, and what became of those that were. */
final class Steps {

  private static final Json<Step> STEP = new Json<>(Step.class);
  private static final Json<Policy> POLICY = new Json<>(Policy.class);

  /** Why there is a step. */
  enum Kind {
    STEP,
    /** The reminder that comes again and again when all steps are done. */
    REPEAT,
    /** Whoever took the case is asked for an outcome. */
    EXPIRY
  }

  private static final RowMapper<DueStep> TO_DUE =
      (row, ctx) ->
          new DueStep(
              row.getString("incident_id"),
              row.getInt("round"),
              row.getInt("seq"),
              Instant.ofEpochMilli(row.getLong("due_at")));

  /** The round that a case is in, and its policy as it was then. */
  record Round(int number, Policy policy) {}

  Optional<Round> round(Handle handle, String incidentId) {
    return handle
        .createQuery("SELECT round, policy FROM clocks WHERE incident_id = :id")
        .bind("id", incidentId)
        .map((row, ctx) -> new Round(row.getInt("round"), POLICY.read(row.getString("policy"))))
        .findOne();
  }

  /** Begins the next round of a case. */
  Round begin(Handle handle, String incidentId, Policy policy) {
    int number =
        handle
            .createQuery(
                """
                INSERT INTO clocks (incident_id, round, policy) VALUES (:id, 1, :policy)
                ON CONFLICT (incident_id)
                DO UPDATE SET round = clocks.round + 1, policy = excluded.policy
                RETURNING round""")
            .bind("id", incidentId)
            .bind("policy", POLICY.write(policy))
            .mapTo(Integer.class)
            .one();
    return new Round(number, policy);
  }

  void add(Handle handle, String incidentId, int round, Kind kind, Step step, Instant due) {
    handle
        .createUpdate(
            """
            INSERT INTO steps (incident_id, round, seq, kind, step, due_at)
            SELECT :id, :round, coalesce(max(seq), 0) + 1, :kind, :step, :due
            FROM steps WHERE incident_id = :id AND round = :round""")
        .bind("id", incidentId)
        .bind("round", round)
        .bind("kind", kind.name())
        .bind("step", STEP.write(step))
        .bind("due", due.toEpochMilli())
        .execute();
  }

  /** Nothing that waits for the case will be done. */
  void cancel(Handle handle, String incidentId, String why, Instant now) {
    handle
        .createUpdate(
            """
            UPDATE steps SET done_at = :now, result = :why
            WHERE incident_id = :id AND done_at IS NULL""")
        .bind("now", now.toEpochMilli())
        .bind("why", why)
        .bind("id", incidentId)
        .execute();
  }

  /** The most urgent first: a thousand lesser ones hold up no immediate alert. */
  List<DueStep> due(Handle handle, Instant now, int most) {
    return handle
        .createQuery(
            """
            SELECT s.* FROM steps s JOIN cases c ON c.incident_id = s.incident_id
            WHERE s.done_at IS NULL AND s.due_at <= :now
            ORDER BY coalesce(c.told_priority, 'P3'), s.due_at, s.incident_id, s.round, s.seq
            LIMIT :most""")
        .bind("now", now.toEpochMilli())
        .bind("most", most)
        .map(TO_DUE)
        .list();
  }

  /** A step of this transaction. */
  record Claimed(Kind kind, Step step) {}

  /** Marks a step as done, so that nobody else does it; nothing where somebody has. */
  Optional<Claimed> claim(Handle handle, DueStep due, Instant now) {
    return handle
        .createQuery(
            """
            UPDATE steps SET done_at = :now WHERE incident_id = :id AND round = :round
            AND seq = :seq AND done_at IS NULL RETURNING kind, step""")
        .bind("now", now.toEpochMilli())
        .bind("id", due.incidentId())
        .bind("round", due.round())
        .bind("seq", due.seq())
        .map(
            (row, ctx) ->
                new Claimed(Kind.valueOf(row.getString("kind")), STEP.read(row.getString("step"))))
        .findOne();
  }

  void result(Handle handle, DueStep due, String result) {
    handle
        .createUpdate(
            """
            UPDATE steps SET result = :result
            WHERE incident_id = :id AND round = :round AND seq = :seq""")
        .bind("result", result)
        .bind("id", due.incidentId())
        .bind("round", due.round())
        .bind("seq", due.seq())
        .execute();
  }

  boolean isAnyWaiting(Handle handle, String incidentId) {
    return handle
        .createQuery("SELECT 1 FROM steps WHERE incident_id = :id AND done_at IS NULL LIMIT 1")
        .bind("id", incidentId)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  int repeats(Handle handle, String incidentId, int round) {
    return handle
        .createQuery(
            """
            SELECT count(*) FROM steps
            WHERE incident_id = :id AND round = :round AND kind = 'REPEAT'""")
        .bind("id", incidentId)
        .bind("round", round)
        .mapTo(Integer.class)
        .one();
  }
}
