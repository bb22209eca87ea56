package org.handbell.notifier.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.handbell.model.Category;
import org.handbell.model.ListReport;
import org.handbell.model.Person;
import org.handbell.model.PersonKind;
import org.handbell.model.Priority;
import org.handbell.model.School;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** What reports count: cases without their words, deeds, new tools and the ages of lists. */
public final class Figures {

  private static final Json<ListReport> LIST = new Json<>(ListReport.class);

  private static final Json<ToldTerm> TOLD = new Json<>(ToldTerm.class);

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
                    AND raised_at < :to AND person_kind <> '' ORDER BY raised_at, number\
                    """)
                .bind("school", schoolId)
                .bind("from", from.toEpochMilli())
                .bind("to", to.toEpochMilli())
                .map(TO_FIGURE)
                .list());
  }

  /**
   * What was counted of the school in the hours from {@code from} on and before {@code to}.
   *
   * @param zone in which days are told apart
   */
  public HourTotals totals(String schoolId, Instant from, Instant to, ZoneId zone) {
    HourTotals totals = new HourTotals(zone);
    jdbi.useHandle(handle -> Activities.each(handle, schoolId, from, to, totals::add));
    return totals;
  }

  /** What was told of that term at that school, where anything was. */
  public Optional<ToldTerm> told(String schoolId, String term) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT figures FROM told_terms WHERE school_id = :school AND term = :term")
                .bind("school", schoolId)
                .bind("term", term)
                .mapTo(String.class)
                .map(TOLD::read)
                .findOne());
  }

  /** From now on this is what is told of that term, unless something was told before. */
  public ToldTerm tell(String schoolId, String term, ToldTerm figures, Instant now) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO told_terms (school_id, term, told_at, figures)
                    VALUES (:school, :term, :now, :figures)
                    ON CONFLICT (school_id, term) DO NOTHING\
                    """)
                .bind("school", schoolId)
                .bind("term", term)
                .bind("now", now.toEpochMilli())
                .bind("figures", TOLD.write(figures))
                .execute());
    return told(schoolId, term).orElse(figures);
  }

  /** The school's cases of that time that nobody has recorded an outcome of. */
  public List<Case> open(String schoolId, Instant from, Instant to) {
    return jdbi.withHandle(handle -> cases.openBetween(handle, schoolId, from, to));
  }

  /** From now on this version of Handbell writes down the AI tools of these schools. */
  void learn(List<School> schools, Instant now) {
    String version = Figures.class.getPackage().getImplementationVersion();
    learn(schools, Objects.requireNonNullElse(version, ""), now);
  }

  void learn(List<School> schools, String version, Instant now) {
    jdbi.useTransaction(handle -> AiTools.learn(handle, schools, version, now));
  }

  /**
   * The AI tools that the school was first seen to use in that time, but for those that it may have
   * used before anybody looked.
   */
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
                    ON CONFLICT (report_key) DO UPDATE SET report = excluded.report\
                    """)
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
                    "SELECT count(*) FROM audit WHERE action = :action AND at >= :from AND at <"
                        + " :to")
                .bind("action", action)
                .bind("from", from.toEpochMilli())
                .bind("to", to.toEpochMilli())
                .mapTo(Long.class)
                .one());
  }
}
