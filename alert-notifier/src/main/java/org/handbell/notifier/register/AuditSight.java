package org.handbell.notifier.register;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.handbell.notifier.access.Area;
import org.handbell.notifier.access.Viewer;
import org.handbell.notifier.route.Contact;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * Which rows of the audit chain one person may see, as a condition on them. A row about a case that
 * they may read shows it; to whoever looks after the record without reading cases, such a row shows
 * that something was done, and not to which case; about a case of which they may not know there is
 * nothing. Of a case that is gone, all that is left to go by is whether it was about staff.
 */
public final class AuditSight {

  private static final String STUB =
      "(s.person_kind NOT IN ('staff', 'unknown') AND s.school_id IN (<served>))";

  /**
   * Whoever asks for a case that is not there must not see another entry than who asks for one that
   * is hidden from them; and that somebody was about to report, tells on them whom they report.
   */
  private static final String TELLS_NOTHING =
      " AND NOT (a.action IN ('view refused', 'break glass refused')"
          + " AND a.subject LIKE '____-______%')"
          + " AND a.subject NOT IN ('/report', '/report/thanks')";

  /** Of whom it was, is known of each such row but those of old. */
  private static final String TELLS_OF_NOBODY =
      " AND p.pseudonym IS NULL AND a.action NOT IN"
          + " ('ask erasure', 'agree erasure', 'refuse erasure', 'erased')";

  private final Sight readable;
  private final Sight unread;
  private final Set<String> served = new TreeSet<>();
  private final Set<String> actors = new LinkedHashSet<>();
  private final boolean everywhere;
  private final boolean reader;

  private AuditSight(Viewer viewer, List<Contact> people, Collection<String> schools) {
    List<Contact> roles =
        viewer.contacts().stream().filter(role -> Area.RECORD.admits(role.role())).toList();
    this.readable = Sight.of(viewer.contacts(), people, schools);
    this.unread =
        Sight.unread(
            roles.stream().filter(role -> !role.role().mayReadContent()).toList(), people, schools);
    schools.stream()
        .filter(school -> roles.stream().anyMatch(role -> role.serves(school)))
        .forEach(served::add);
    this.everywhere = served.containsAll(schools);
    this.reader = roles.stream().anyMatch(role -> role.role().mayReadContent());
    actors.add("");
    people.stream()
        .filter(person -> served.stream().anyMatch(person::serves))
        .map(Contact::id)
        .forEach(actors::add);
  }

  /**
   * What that person may see.
   *
   * @param people everybody who is configured
   * @param schools the ids of all schools
   */
  public static AuditSight of(Viewer viewer, List<Contact> people, Collection<String> schools) {
    return new AuditSight(viewer, people, schools);
  }

  /** True where the rows about cases are shown with them. */
  public boolean isReader() {
    return reader;
  }

  /**
   * The condition on the row {@code a}, beside which its case {@code c}, stub {@code s} or person
   * {@code p} is.
   */
  String condition() {
    return "((c.number IS NULL AND s.number IS NULL"
        + TELLS_NOTHING
        + TELLS_OF_NOBODY
        + (everywhere ? "" : " AND (a.actor IN (<actors>) OR a.subject IN (<served>))")
        + ") OR "
        + readable.condition()
        + " OR "
        + unread.condition()
        + " OR "
        + readable.ofPeople()
        + " OR "
        + unread.ofPeople()
        + (served.isEmpty() ? "" : " OR " + STUB)
        + ")";
  }

  /** The number of the case where it may be shown. */
  String number() {
    return "CASE WHEN "
        + readable.condition()
        + " THEN c.number"
        + (reader && !served.isEmpty() ? " WHEN " + STUB + " THEN s.number" : "")
        + " END";
  }

  /** Fills in what {@link #condition} left open. */
  <S extends SqlStatement<S>> S bind(S statement, UnaryOperator<String> pseudonym) {
    for (Sight sight : List.of(readable, unread)) {
      sight.bind(statement);
      sight.bindPeople(statement, pseudonym);
    }
    if (!served.isEmpty()) {
      statement.bindList("served", List.copyOf(served));
    }
    return everywhere ? statement : statement.bindList("actors", List.copyOf(actors));
  }
}
