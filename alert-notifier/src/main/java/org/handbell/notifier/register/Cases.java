package org.handbell.notifier.register;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.handbell.model.Incident;
import org.handbell.model.Phase;
import org.handbell.model.Priority;
import org.handbell.notifier.route.Telling.Told;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** The cases with their numbers and every revision that was seen of them. */
final class Cases {

  private static final Json<Incident> JSON = new Json<>(Incident.class);

  /** One row a case, without a condition. */
  static final String CASE =
      """
      SELECT c.number, c.raised_at, c.acknowledged_at, c.outcome, c.acknowledged_name, c.weighed,
        c.assigned_to, c.closed_at, c.outcome_kind, r.snapshot, w.number AS part_of
      FROM cases c JOIN revisions r ON r.incident_id = c.incident_id AND r.revision = c.revision
      LEFT JOIN parts p ON p.incident_id = c.incident_id
      LEFT JOIN cases w ON w.incident_id = p.whole_id
      """;

  static final RowMapper<Case> TO_CASE =
      (row, ctx) -> {
        long acknowledged = row.getLong("acknowledged_at");
        Incident found = JSON.read(row.getString("snapshot"));
        String outcome = row.getString("outcome");
        NoteLock lock = ctx.getConfig(Notes.class).lock();
        return new Case(
            row.getString("number"),
            weighed(found, row.getString("weighed")),
            Instant.ofEpochMilli(row.getLong("raised_at")),
            acknowledged == 0 ? null : Instant.ofEpochMilli(acknowledged),
            outcome == null ? null : lock.open(Holdings.place(found.id()), outcome),
            row.getString("part_of"),
            row.getString("acknowledged_name"));
      };

  /** What must be known of a case to judge a further revision of it. */
  record Known(String number, int revision, @Nullable Told told) {}

  /** As many as are read at once where there may be very many. */
  static final int A_PAGE = 500;

  private final Describing describing = new Describing();
  private final ZoneId zone;

  /**
   * @param zone whose calendar year a case number counts in
   */
  Cases(ZoneId zone) {
    this.zone = zone;
  }

  Optional<Known> known(Handle handle, String incidentId) {
    return handle
        .createQuery(
            """
            SELECT number, revision, told_priority, told_phase FROM cases
            WHERE incident_id = :id""")
        .bind("id", incidentId)
        .map(
            (row, ctx) ->
                new Known(
                    row.getString("number"),
                    row.getInt("revision"),
                    told(row.getString("told_priority"), row.getString("told_phase"))))
        .findOne();
  }

  /** As a person weighed it, where one did. */
  private static Incident weighed(Incident found, @Nullable String priority) {
    return priority == null ? found : found.weighed(Priority.valueOf(priority));
  }

  private static @Nullable Told told(@Nullable String priority, @Nullable String phase) {
    return priority == null
        ? null
        : new Told(Priority.valueOf(priority), phase == null ? null : Phase.of(phase));
  }

  /** Opens a case and gives it the year's next number. */
  String open(Handle handle, Incident incident, Instant now) {
    String number = nextNumber(handle, now.atZone(zone).getYear());
    handle
        .createUpdate(
            """
            INSERT INTO cases (incident_id, number, school_id, revision, raised_at)
            VALUES (:id, :number, :school, 0, :now)""")
        .bind("id", incident.id())
        .bind("number", number)
        .bind("school", incident.schoolId())
        .bind("now", now.toEpochMilli())
        .execute();
    return number;
  }

  private static String nextNumber(Handle handle, int year) {
    long given =
        handle
            .createQuery(
                """
                INSERT INTO case_numbers (year, last_given) VALUES (:year, 1)
                ON CONFLICT (year) DO UPDATE SET last_given = case_numbers.last_given + 1
                RETURNING last_given""")
            .bind("year", year)
            .mapTo(Long.class)
            .one();
    return String.format(Locale.ROOT, "%d-%06d", year, given);
  }

  void revise(Handle handle, Incident incident, Instant now) {
    handle
        .createUpdate(
            """
            INSERT INTO revisions (incident_id, revision, recorded_at, snapshot)
            VALUES (:id, :revision, :now, :snapshot)""")
        .bind("id", incident.id())
        .bind("revision", incident.revision())
        .bind("now", now.toEpochMilli())
        .bind("snapshot", JSON.write(incident))
        .execute();
    handle
        .createUpdate(
            """
            UPDATE cases SET revision = :revision, words_gone_at = NULL
            WHERE incident_id = :id""")
        .bind("revision", incident.revision())
        .bind("id", incident.id())
        .execute();
    describing.describe(handle, incident);
  }

  void told(Handle handle, Incident incident) {
    Phase phase = incident.phase();
    handle
        .createUpdate(
            """
            UPDATE cases SET told_priority = :priority, told_phase = :phase
            WHERE incident_id = :id""")
        .bind("priority", incident.priority().name())
        .bind("phase", phase == null ? null : phase.id())
        .bind("id", incident.id())
        .execute();
  }

  /** Nobody will be told of it after all, so that what comes later is news. */
  void untell(Handle handle, String incidentId) {
    handle
        .createUpdate(
            "UPDATE cases SET told_priority = NULL, told_phase = NULL WHERE incident_id = :id")
        .bind("id", incidentId)
        .execute();
  }

  Optional<Case> find(Handle handle, String number) {
    return handle
        .createQuery(CASE + "WHERE c.number = :number")
        .bind("number", number)
        .map(TO_CASE)
        .findOne();
  }

  Optional<Case> of(Handle handle, String incidentId) {
    return handle
        .createQuery(CASE + "WHERE c.incident_id = :id")
        .bind("id", incidentId)
        .map(TO_CASE)
        .findOne();
  }

  /** These cases by the ids of their incidents. */
  Map<String, Case> all(Handle handle, List<String> incidentIds) {
    return handle
        .createQuery(CASE + "WHERE c.incident_id IN (<ids>)")
        .bindList("ids", incidentIds)
        .map(TO_CASE)
        .stream()
        .collect(toMap(c -> c.incident().id(), identity()));
  }

  /** Those of these cases about which mail went out, or is to. */
  Set<String> told(Handle handle, List<String> incidentIds) {
    return Set.copyOf(
        handle
            .createQuery(
                """
                SELECT incident_id FROM cases
                WHERE incident_id IN (<ids>) AND told_priority IS NOT NULL""")
            .bindList("ids", incidentIds)
            .mapTo(String.class)
            .list());
  }

  /** The cases raised since then that nobody was mailed about. */
  List<Case> untold(Handle handle, Instant since) {
    return handle
        .createQuery(
            CASE
                + "WHERE c.told_priority IS NULL AND c.raised_at >= :since"
                + " ORDER BY c.raised_at, c.number")
        .bind("since", since.toEpochMilli())
        .map(TO_CASE)
        .list();
  }

  /** The cases that no outcome is recorded of, and those raised since then. */
  List<Case> openOrSince(Handle handle, Instant since) {
    return handle
        .createQuery(
            CASE
                + "WHERE c.outcome IS NULL OR c.raised_at >= :since ORDER BY c.raised_at, c.number")
        .bind("since", since.toEpochMilli())
        .map(TO_CASE)
        .list();
  }

  List<Case> openBetween(Handle handle, String schoolId, Instant from, Instant to) {
    return handle
        .createQuery(
            CASE
                + """
                WHERE c.school_id = :school AND c.raised_at >= :from AND c.raised_at < :to
                  AND c.outcome IS NULL ORDER BY c.raised_at, c.number""")
        .bind("school", schoolId)
        .bind("from", from.toEpochMilli())
        .bind("to", to.toEpochMilli())
        .map(TO_CASE)
        .list();
  }

  /**
   * Some of the school's cases of that time, the oldest first, at most {@link #A_PAGE}.
   *
   * @param after the last one of those before, nothing for the first
   */
  List<Case> page(Handle handle, String schoolId, Instant from, Instant to, @Nullable Case after) {
    return handle
        .createQuery(
            CASE
                + """
                WHERE c.school_id = :school AND c.raised_at >= :from AND c.raised_at < :to
                  AND (c.raised_at > :at OR c.number > :number)
                  AND (c.outcome_kind IS NULL OR c.outcome_kind <> 'FALSE_ALARM')
                ORDER BY c.raised_at, c.number LIMIT :most""")
        .bind("school", schoolId)
        .bind("from", (after == null ? from : after.raisedAt()).toEpochMilli())
        .bind("to", to.toEpochMilli())
        .bind("at", after == null ? Long.MIN_VALUE : after.raisedAt().toEpochMilli())
        .bind("number", after == null ? "" : after.number())
        .bind("most", A_PAGE)
        .map(TO_CASE)
        .list();
  }
}
