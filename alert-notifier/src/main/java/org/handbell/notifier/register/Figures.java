package org.handbell.notifier.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.handbell.model.Category;
import org.handbell.model.ListReport;
import org.handbell.model.Person;
import org.handbell.model.PersonKind;
import org.handbell.model.Priority;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** What reports count: cases without their words, deeds, new tools and the ages of lists. */
public final class Figures {

  private static final Json<ListReport> LIST = new Json<>(ListReport.class);

  private static final RowMapper<CaseFigure> TO_FIGURE =
      (row, ctx) ->
          new CaseFigure(
              row.getString("number"),
              row.getString("school_id"),
              person(row),
              Category.of(row.getString("category")),
              Priority.valueOf(row.getString("priority")),
              row.getString("told_priority") != null,
              Instant.ofEpochMilli(row.getLong("raised_at")),
              moment(row, "first_taken_at"),
              moment(row, "closed_at"),
              row.getString("outcome_kind") == null
                  ? null
                  : Outcome.Kind.valueOf(row.getString("outcome_kind")));

  private final Jdbi jdbi;
  private final Cases cases;

  Figures(Jdbi jdbi, Cases cases) {
    this.jdbi = jdbi;
    this.cases = cases;
  }

  private static Person person(ResultSet row) throws SQLException {
    String account = row.getString("subject");
    return new Person(
        row.getString("person_id"),
        PersonKind.valueOf(row.getString("person_kind").toUpperCase(Locale.ROOT)),
        account.isEmpty() ? null : account,
        null,
        null,
        null);
  }

  private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? null : Instant.ofEpochMilli(millis);
  }

  /**
   * The school's cases first heard of from {@code from} on and before {@code to}, false alarms too.
   */
  public List<CaseFigure> cases(String schoolId, Instant from, Instant to) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT * FROM cases WHERE school_id = :school AND raised_at >= :from
                    AND raised_at < :to AND person_kind <> '' ORDER BY raised_at, number""")
                .bind("school", schoolId)
                .bind("from", from.toEpochMilli())
                .bind("to", to.toEpochMilli())
                .map(TO_FIGURE)
                .list());
  }

  /** The school's cases of that time that nobody has recorded an outcome of. */
  public List<Case> open(String schoolId, Instant from, Instant to) {
    return jdbi.withHandle(handle -> cases.openBetween(handle, schoolId, from, to));
  }

  /** The AI tools that the school was first seen to use in that time. */
  public List<String> newTools(String schoolId, Instant from, Instant to) {
    return jdbi.withHandle(handle -> AiTools.firstSeen(handle, schoolId, from, to));
  }

  /** Writes down how a list does. */
  public void listed(ListReport report) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO list_reports (report_key, report) VALUES (:key, :report)
                    ON CONFLICT (report_key) DO UPDATE SET report = excluded.report""")
                .bind("key", report.key())
                .bind("report", LIST.write(report))
                .execute());
  }

  /** A list that is no longer in use. */
  public void unlisted(String key) {
    jdbi.useHandle(handle -> handle.execute("DELETE FROM list_reports WHERE report_key = ?", key));
  }

  /** How each list does, as each classifier last said. */
  public List<ListReport> lists() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT report FROM list_reports ORDER BY report_key")
                .mapTo(String.class)
                .map(LIST::read)
                .list());
  }

  /** How often people or Handbell did that in that time, by the audit record. */
  public long deeds(String action, Instant from, Instant to) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT count(*) FROM audit WHERE action = :action AND at >= :from AND at < :to")
                .bind("action", action)
                .bind("from", from.toEpochMilli())
                .bind("to", to.toEpochMilli())
                .mapTo(Long.class)
                .one());
  }
}
