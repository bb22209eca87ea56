package org.handbell.notifier.register;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.handbell.model.Category;
import org.handbell.model.Incident;
import org.handbell.model.PersonKind;
import org.handbell.model.Priority;
import org.handbell.notifier.register.Noted.Kept;
import org.handbell.notifier.register.Noted.Refused;
import org.handbell.notifier.register.Slice.Rows;
import org.handbell.notifier.route.Contact;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The register of what staff reported by hand. A report opens a case that is told, reminded of and
 * recused like any other; no silence hides it.
 */
public final class StaffReports {

  private final InstantSource clock;
  private final Jdbi jdbi;
  private final List<Contact> people;
  private final Intake intake;
  private final Cases cases;
  private final Audit audit;

  StaffReports(
      InstantSource clock,
      Jdbi jdbi,
      List<Contact> people,
      Intake intake,
      Cases cases,
      Audit audit) {
    this.clock = clock;
    this.jdbi = jdbi;
    this.people = people;
    this.intake = intake;
    this.cases = cases;
    this.audit = audit;
  }

  /** Opens a case of what somebody reports; they need not be one who may read it afterwards. */
  public Noted report(Contact by, Observation seen) {
    if (seen.name().isBlank() || seen.words().isBlank()) {
      return new Refused("whom it is about and what was seen are needed");
    }
    if (seen.at().isAfter(clock.instant())) {
      return new Refused("a report is about what has happened");
    }
    return Noted.tooLong(
            Map.of(
                "the name",
                seen.name(),
                "the account",
                seen.account(),
                "the year",
                seen.year(),
                "the place",
                seen.place()),
            200)
        .or(() -> Noted.tooLong(Map.of("what was seen", seen.words()), Noted.TEXT))
        .orElseGet(() -> jdbi.inTransaction(handle -> open(handle, by, seen)));
  }

  private Noted open(Handle handle, Contact by, Observation seen) {
    Instant now = clock.instant();
    Incident incident = seen.incident("report-" + UUID.randomUUID(), by, people, now);
    var unused = intake.take(handle, List.of(incident), now);
    Entries.add(handle, incident.id(), by, Entry.Kind.NOTE, seen.words().strip(), now);
    long id = next(handle);
    handle
        .createUpdate(
            """
            INSERT INTO staff_reports (id, incident_id, school_id, at, by_id, by_name)
            VALUES (:id, :incident, :school, :at, :by, :name)""")
        .bind("id", id)
        .bind("incident", incident.id())
        .bind("school", incident.schoolId())
        .bind("at", now.toEpochMilli())
        .bind("by", by.id())
        .bind("name", by.name())
        .execute();
    String number = cases.of(handle, incident.id()).map(Case::number).orElse("");
    audit.append(handle, now, by.id(), "report", number, "by hand");
    return new Kept(id);
  }

  private static long next(Handle handle) {
    return handle
        .createQuery("SELECT coalesce(max(id), 0) + 1 FROM staff_reports")
        .mapTo(Long.class)
        .one();
  }

  /** Those whose cases the viewer may see, the newest first. */
  public Rows<StaffReport> page(Sight sight, Slice slice) {
    return jdbi.withHandle(
        handle ->
            Ledger.page(
                sight.bind(
                    handle.createQuery(
                        """
                        SELECT t.id, t.at, t.by_name, c.number, c.school_id, c.category, c.priority,
                          c.outcome
                        FROM staff_reports t JOIN cases c ON c.incident_id = t.incident_id
                        WHERE\s"""
                            + sight.condition()
                            + Ledger.behind("t")
                            + " ORDER BY t.at DESC, t.id DESC LIMIT :most")),
                slice,
                (row, ctx) ->
                    new StaffReport(
                        row.getString("number"),
                        row.getString("school_id"),
                        Instant.ofEpochMilli(row.getLong("at")),
                        row.getString("by_name"),
                        Category.of(row.getString("category")),
                        Priority.valueOf(row.getString("priority")),
                        row.getString("outcome") == null)));
  }

  /** How many of a school's reports from {@code from} on and before {@code to} concern no staff. */
  public int aboutPupils(String schoolId, Instant from, Instant to) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT count(*) FROM staff_reports t
                    JOIN cases c ON c.incident_id = t.incident_id
                    WHERE t.school_id = :school AND t.at >= :from AND t.at < :to
                      AND c.person_kind <> :staff""")
                .bind("school", schoolId)
                .bind("from", from.toEpochMilli())
                .bind("to", to.toEpochMilli())
                .bind("staff", PersonKind.STAFF.id())
                .mapTo(Integer.class)
                .one());
  }

  /** True for an incident that a person reported by hand. */
  static boolean isReported(Incident incident) {
    return incident.evidence().stream()
        .flatMap(each -> each.findings().stream())
        .anyMatch(finding -> finding.rule().equals(Observation.RULE));
  }
}
