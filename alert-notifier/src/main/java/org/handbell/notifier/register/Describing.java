package org.handbell.notifier.register;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.handbell.model.Incident;
import org.handbell.model.Person;
import org.handbell.model.Phase;
import org.handbell.model.Priority;
import org.handbell.model.UserName;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Keeps beside each case what people look for in cases, and how grave a person weighed it. */
final class Describing {

  private static final Json<Incident> JSON = new Json<>(Incident.class);
  private static final int TOGETHER = 500;

  /** How grave a person found a case, and what Handbell had found until then. */
  private record Weighed(Priority priority, Priority over, @Nullable Phase phase) {}

  /** Writes down the newest revision; one that is graver than what a person weighed counts anew. */
  void describe(Handle handle, Incident incident) {
    Optional<Weighed> held =
        weighed(handle, incident.id())
            .filter(each -> !incident.isMoreSeriousThan(each.over(), each.phase()));
    if (held.isEmpty()) {
      forget(handle, incident.id());
    }
    Person person = incident.person();
    String account = Objects.requireNonNullElse(person.username(), "");
    handle
        .createUpdate(
            """
            UPDATE cases SET priority = :priority, theme = :theme, category = :category,
              person_id = :person, person_kind = :kind, subject = :subject, who = :who,
              year = :year, occurred_at = :occurred
            WHERE incident_id = :id""")
        .bind("priority", held.map(Weighed::priority).orElse(incident.priority()).name())
        .bind("theme", incident.theme().name())
        .bind("category", incident.category().id())
        .bind("person", person.id())
        .bind("kind", person.kind().id())
        .bind("subject", UserName.bareOf(account))
        .bind("who", who(person.name(), account))
        .bind("year", Objects.requireNonNullElse(person.year(), ""))
        .bind("occurred", incident.lastOccurred().toEpochMilli())
        .bind("id", incident.id())
        .execute();
  }

  private static String who(@Nullable String name, String account) {
    return (Objects.requireNonNullElse(name, "") + " " + account).strip().toLowerCase(Locale.ROOT);
  }

  private static Optional<Weighed> weighed(Handle handle, String incidentId) {
    return handle
        .createQuery(
            """
            SELECT weighed, weighed_over, weighed_phase FROM cases
            WHERE incident_id = :id AND weighed IS NOT NULL""")
        .bind("id", incidentId)
        .map(
            (row, ctx) ->
                new Weighed(
                    Priority.valueOf(row.getString("weighed")),
                    Priority.valueOf(row.getString("weighed_over")),
                    row.getString("weighed_phase") == null
                        ? null
                        : Phase.of(row.getString("weighed_phase"))))
        .findOne();
  }

  private static void forget(Handle handle, String incidentId) {
    handle
        .createUpdate("UPDATE cases SET weighed = NULL WHERE incident_id = :id")
        .bind("id", incidentId)
        .execute();
  }

  /**
   * A person found it more or less grave.
   *
   * @param found as it stands
   */
  void weigh(Handle handle, Incident found, Priority priority) {
    Phase phase = found.phase();
    handle
        .createUpdate(
            """
            UPDATE cases SET
              weighed_over = CASE WHEN weighed IS NULL THEN :over ELSE weighed_over END,
              weighed_phase = CASE WHEN weighed IS NULL THEN :phase ELSE weighed_phase END,
              weighed = :priority, priority = :priority
            WHERE incident_id = :id""")
        .bind("priority", priority.name())
        .bind("over", found.priority().name())
        .bind("phase", phase == null ? null : phase.id())
        .bind("id", found.id())
        .execute();
  }

  /** Describes the cases of a register that was written before there was anything to describe. */
  void catchUp(Jdbi jdbi) {
    while (jdbi.inTransaction(this::someMore)) {}
  }

  private boolean someMore(Handle handle) {
    List<String> snapshots =
        handle
            .createQuery(
                """
                SELECT r.snapshot FROM cases c
                JOIN revisions r ON r.incident_id = c.incident_id AND r.revision = c.revision
                WHERE c.person_kind = '' LIMIT :most""")
            .bind("most", TOGETHER)
            .mapTo(String.class)
            .list();
    snapshots.forEach(snapshot -> describe(handle, JSON.read(snapshot)));
    return !snapshots.isEmpty();
  }
}
