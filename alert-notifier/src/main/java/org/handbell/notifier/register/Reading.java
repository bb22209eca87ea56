package org.handbell.notifier.register;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.handbell.model.Priority;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** What one person may read about one case, and beside it. */
public final class Reading {

  /** So long back a case shows what else there was about the same person. */
  public static final Duration EARLIER = Duration.ofDays(60);

  /** So long a false alarm is shown as a stub. */
  public static final Duration STUB = Duration.ofDays(30);

  private static final int MOST_EARLIER = 100;

  private final InstantSource clock;
  private final Jdbi jdbi;
  private final Audit audit;

  Reading(InstantSource clock, Jdbi jdbi, Audit audit) {
    this.clock = clock;
    this.jdbi = jdbi;
    this.audit = audit;
  }

  /** What came of some cases: so many of that kind. */
  public record Came(String outcome, int times) {}

  /**
   * The case of that number, where there is one that this viewer may see; that they saw it is
   * written down.
   *
   * @param viewer id of the person who looks
   */
  public Optional<Listed> open(String number, Sight sight, String viewer) {
    return jdbi.inTransaction(
        handle -> {
          Optional<Listed> found = find(handle, number, sight);
          audit.append(
              handle,
              clock.instant(),
              viewer,
              found.isPresent() ? "view" : "view refused",
              number,
              "case");
          return found;
        });
  }

  /** Writes down that somebody looked at a list. */
  public void looked(String viewer, String at) {
    jdbi.useTransaction(
        handle -> audit.append(handle, clock.instant(), viewer, "view", "inbox", bare(at)));
  }

  /** The filters without a name that was looked for. */
  private static String bare(String at) {
    return at.replaceAll("who=[^&]*", "who=*");
  }

  /**
   * Writes down that somebody took a case out of Handbell.
   *
   * @param form what kind of file it is
   */
  public void exported(String viewer, String number, String form) {
    jdbi.useTransaction(
        handle -> audit.append(handle, clock.instant(), viewer, "export", number, form));
  }

  private Optional<Listed> find(Handle handle, String number, Sight sight) {
    return sight
        .bind(handle.createQuery(Cases.CASE + "WHERE c.number = :number AND " + sight.condition()))
        .bind("number", number)
        .map(Inbox.TO_LISTED)
        .findOne()
        .filter(this::isStillShown);
  }

  private boolean isStillShown(Listed each) {
    Instant closed = each.closedAt();
    return !each.isFalseAlarm() || closed == null || closed.isAfter(clock.instant().minus(STUB));
  }

  /** The same person's other cases of the last {@link #EARLIER}, oldest first; no false alarms. */
  public List<Listed> earlier(Case about, Sight sight) {
    Instant last = about.incident().lastOccurred();
    return jdbi.withHandle(
        handle ->
            sight
                .bind(
                    handle.createQuery(
                        Cases.CASE
                            + """
                            WHERE c.person_id = :person AND c.incident_id <> :id
                              AND c.occurred_at > :from AND c.occurred_at <= :to
                              AND (c.outcome_kind IS NULL OR c.outcome_kind <> 'FALSE_ALARM')
                              AND\s"""
                            + sight.condition()
                            + " ORDER BY c.occurred_at DESC, c.number LIMIT :most"))
                .bind("person", about.incident().person().id())
                .bind("id", about.incident().id())
                .bind("from", last.minus(EARLIER).toEpochMilli())
                .bind("to", last.plus(EARLIER).toEpochMilli())
                .bind("most", MOST_EARLIER)
                .map(Inbox.TO_LISTED)
                .list());
  }

  /** The cases that are counted on this one and that the viewer may see. */
  public List<Listed> parts(Case about, Sight sight) {
    return jdbi.withHandle(
        handle ->
            sight
                .bind(
                    handle.createQuery(
                        Cases.CASE
                            + "WHERE p.whole_id = :id AND "
                            + sight.condition()
                            + " ORDER BY c.raised_at, c.number LIMIT :most"))
                .bind("id", about.incident().id())
                .bind("most", MOST_EARLIER)
                .map(Inbox.TO_LISTED)
                .list());
  }

  /** What came of the closed cases of the same theme and priority, most frequent first. */
  public List<Came> similar(Case about, Sight sight) {
    Priority priority = about.incident().priority();
    return jdbi.withHandle(
        handle ->
            sight
                .bind(
                    handle.createQuery(
                        """
                        SELECT c.outcome_kind AS kind, count(*) AS times FROM cases c
                        WHERE c.theme = :theme AND c.priority = :priority
                          AND c.outcome_kind IS NOT NULL AND\s"""
                            + sight.condition()
                            + " GROUP BY c.outcome_kind ORDER BY count(*) DESC, c.outcome_kind"))
                .bind("theme", about.incident().theme().name())
                .bind("priority", priority.name())
                .map(
                    (row, ctx) ->
                        new Came(
                            Outcome.Kind.valueOf(row.getString("kind")).title(),
                            row.getInt("times")))
                .list());
  }

  /** What people wrote about the case, in order. */
  public List<Entry> entries(Case about) {
    return jdbi.withHandle(handle -> Entries.of(handle, about.incident().id()));
  }
}
