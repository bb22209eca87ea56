package org.handbell.notifier.register;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.handbell.model.Priority;
import org.handbell.notifier.escalate.Policy;
import org.handbell.notifier.escalate.Step;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The steps that are due one day, and what became of those that were. */
final class Steps {

  private static final Json<Step> STEP = new Json<>(Step.class);
  private static final Json<Policy> POLICY = new Json<>(Policy.class);

  /** As many as keep nobody waiting who asks the register meanwhile. */
  private static final int AT_A_TIME = 250;

  /** The lesser ones of a school stand in one mail. */
  private static final int LISTED_AT_A_TIME = 5_000;

  private static final List<Priority> URGENCIES = List.of(Priority.P1, Priority.P2, Priority.P3);

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

  /** A step that this transaction does. */
  record Claimed(DueStep due, Kind kind, Step step) {}

  /** The round that a case is in, of which no step is left; its policy is as it was at first. */
  record Finished(String incidentId, int round, Policy policy, int repeats) {}

  /** True where the clock of a case ever ran. */
  boolean isBegun(Handle handle, String incidentId) {
    return round(handle, incidentId) > 0;
  }

  /** The number of the round that a case is in, 0 before the first. */
  int round(Handle handle, String incidentId) {
    return handle
        .createQuery("SELECT round FROM clocks WHERE incident_id = :id")
        .bind("id", incidentId)
        .mapTo(Integer.class)
        .findOne()
        .orElse(0);
  }

  /** Begins the next round of a case. */
  int begin(Handle handle, String incidentId, Policy policy) {
    return handle
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
  }

  /** A step to come, as one of the urgency of its case. */
  record Planned(
      String incidentId, int round, Kind kind, Priority urgency, Step step, Instant due) {}

  void add(Handle handle, List<Planned> all) {
    if (all.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            """
            INSERT INTO steps (incident_id, round, seq, kind, urgency, step, due_at)
            SELECT :id, :round, coalesce(max(seq), 0) + 1, :kind, :urgency, :step, :due
            FROM steps WHERE incident_id = :id AND round = :round""");
    for (Planned each : all) {
      batch
          .bind("id", each.incidentId())
          .bind("round", each.round())
          .bind("kind", each.kind().name())
          .bind("urgency", each.urgency().name())
          .bind("step", STEP.write(each.step()))
          .bind("due", each.due().toEpochMilli())
          .add();
    }
    int[] unused = batch.execute();
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

  /**
   * The longest due of the most urgent: thousands of lesser ones hold up no immediate alert. Those
   * of equal urgency only, and one a case.
   *
   * @param except are left out
   */
  List<DueStep> due(Handle handle, Instant now, Set<DueStep> except) {
    return URGENCIES.stream()
        .map(urgency -> due(handle, urgency, now, except))
        .filter(found -> !found.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private static List<DueStep> due(
      Handle handle, Priority urgency, Instant now, Set<DueStep> except) {
    int most = urgency == Priority.P3 ? LISTED_AT_A_TIME : AT_A_TIME;
    Set<String> seen = new HashSet<>();
    return handle
        .createQuery(
            """
            SELECT incident_id, round, seq, due_at FROM steps
            WHERE done_at IS NULL AND urgency = :urgency AND due_at <= :now
            ORDER BY due_at, incident_id, round, seq LIMIT :most""")
        .bind("urgency", urgency.name())
        .bind("now", now.toEpochMilli())
        .bind("most", most + except.size())
        .map(TO_DUE)
        .stream()
        .filter(step -> !except.contains(step) && seen.add(step.incidentId()))
        .limit(most)
        .toList();
  }

  /** Those of these steps that nobody has done. */
  List<Claimed> claim(Handle handle, Collection<DueStep> wanted) {
    Set<DueStep> all = new HashSet<>(wanted);
    return handle
        .createQuery(
            """
            SELECT incident_id, round, seq, due_at, kind, step FROM steps
            WHERE incident_id IN (<ids>) AND done_at IS NULL
            ORDER BY due_at, incident_id, round, seq""")
        .bindList("ids", all.stream().map(DueStep::incidentId).distinct().toList())
        .map(
            (row, ctx) ->
                new Claimed(
                    TO_DUE.map(row, ctx),
                    Kind.valueOf(row.getString("kind")),
                    STEP.read(row.getString("step"))))
        .stream()
        .filter(each -> all.contains(each.due()))
        .toList();
  }

  /** Marks steps as done, with what came of each. */
  void done(Handle handle, Map<DueStep, String> results, Instant now) {
    PreparedBatch batch =
        handle.prepareBatch(
            """
            UPDATE steps SET done_at = :now, result = :result
            WHERE incident_id = :id AND round = :round AND seq = :seq""");
    results.forEach(
        (step, result) ->
            batch
                .bind("now", now.toEpochMilli())
                .bind("result", result)
                .bind("id", step.incidentId())
                .bind("round", step.round())
                .bind("seq", step.seq())
                .add());
    int[] unused = batch.execute();
  }

  /** Which of these cases have no step left in the round that they are in. */
  List<Finished> finished(Handle handle, List<String> incidentIds) {
    if (incidentIds.isEmpty()) {
      return List.of();
    }
    return handle
        .createQuery(
            """
              SELECT k.incident_id, k.round, k.policy,
                sum(CASE WHEN s.round = k.round AND s.kind = 'REPEAT' THEN 1 ELSE 0 END) AS repeats
              FROM clocks k JOIN steps s ON s.incident_id = k.incident_id
              WHERE k.incident_id IN (<ids>)
              GROUP BY k.incident_id, k.round, k.policy HAVING count(s.done_at) = count(*)""")
        .bindList("ids", incidentIds)
        .map(
            (row, ctx) ->
                new Finished(
                    row.getString("incident_id"),
                    row.getInt("round"),
                    POLICY.read(row.getString("policy")),
                    row.getInt("repeats")))
        .list();
  }
}
