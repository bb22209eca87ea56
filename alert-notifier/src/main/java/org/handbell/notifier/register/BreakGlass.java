package org.handbell.notifier.register;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.handbell.model.Incident;
import org.handbell.model.Priority;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.access.Secret;
import org.handbell.notifier.access.Viewer;
import org.handbell.notifier.compose.GlassMail;
import org.handbell.notifier.compose.Reason;
import org.handbell.notifier.recuse.BreakingGlass;
import org.handbell.notifier.recuse.Recusal;
import org.handbell.notifier.route.Contact;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;

/**
 * Cases opened in need by people of other schools. Opening one, its row in the audit chain and the
 * mail to those who answer for the school are one transaction.
 */
public final class BreakGlass {

  /** So long the case may be read. */
  public static final Duration OPEN = Duration.ofHours(1);

  private static final int LONGEST = 1_000;
  private static final int LEAST = 10;
  private static final int MOST = 100;

  /**
   * One opening.
   *
   * @param number of the case
   * @param personId who opened it
   */
  public record Opening(
      String number, String schoolId, String personId, String reason, Instant at, Instant until) {}

  private static final RowMapper<Opening> TO_OPENING =
      (row, ctx) ->
          new Opening(
              row.getString("number"),
              row.getString("school_id"),
              row.getString("person_id"),
              row.getString("reason"),
              Instant.ofEpochMilli(row.getLong("opened_at")),
              Instant.ofEpochMilli(row.getLong("ends_at")));

  private final NotifierConfig config;
  private final InstantSource clock;
  private final Jdbi jdbi;
  private final Cases cases;
  private final Outbox outbox;
  private final Audit audit;

  BreakGlass(
      NotifierConfig config,
      InstantSource clock,
      Jdbi jdbi,
      Cases cases,
      Outbox outbox,
      Audit audit) {
    this.config = config;
    this.clock = clock;
    this.jdbi = jdbi;
    this.cases = cases;
    this.outbox = outbox;
    this.audit = audit;
  }

  /** True for a reason that says something and is not a story. */
  public static boolean isReason(String reason) {
    int length = reason.strip().length();
    return length >= LEAST && length <= LONGEST;
  }

  /**
   * Opens a case of another school for somebody.
   *
   * @return false where there is no such case, or not for them, or nobody could be told: whoever
   *     asks does not learn which
   */
  public boolean open(String number, Viewer viewer, String reason) {
    return jdbi.inTransaction(
        handle -> {
          boolean opened =
              isReason(reason)
                  && cases
                      .find(handle, number)
                      .filter(c -> open(handle, c, viewer, reason))
                      .isPresent();
          if (!opened) {
            String id = viewer.self().id();
            audit.append(handle, clock.instant(), id, "break glass refused", number, "");
          }
          return opened;
        });
  }

  private boolean open(Handle handle, Case c, Viewer viewer, String reason) {
    Incident incident = c.incident();
    Recusal recusal = Recusal.of(incident.person(), incident.schoolId(), config.contacts());
    Optional<Contact> as = BreakingGlass.opener(recusal, viewer.contacts());
    List<Contact> hearers =
        BreakingGlass.hearers(recusal, incident.schoolId(), viewer.contacts(), config.contacts());
    if (as.isEmpty() || hearers.isEmpty()) {
      return false;
    }
    Instant now = clock.instant();
    insert(handle, c, viewer.self(), reason.strip(), now);
    audit.append(
        handle, now, viewer.self().id(), "break glass", c.number(), "because: " + reason.strip());
    hearers.forEach(hearer -> tell(handle, c, as.get(), hearer, now));
    return true;
  }

  private static void insert(Handle handle, Case c, Contact who, String reason, Instant now) {
    handle
        .createUpdate(
            """
            INSERT INTO break_glass
              (id, incident_id, school_id, person_id, reason, opened_at, ends_at)
            VALUES (:id, :incident, :school, :person, :reason, :now, :ends)""")
        .bind("id", Secret.fresh())
        .bind("incident", c.incident().id())
        .bind("school", c.incident().schoolId())
        .bind("person", who.id())
        .bind("reason", reason)
        .bind("now", now.toEpochMilli())
        .bind("ends", now.plus(OPEN).toEpochMilli())
        .execute();
  }

  private void tell(Handle handle, Case c, Contact opener, Contact hearer, Instant now) {
    String school = c.incident().schoolId();
    ReadyMail mail =
        new ReadyMail(
            "break glass " + c.number() + " " + opener.id() + " " + now,
            Reason.OPS,
            Priority.P1,
            school,
            hearer,
            GlassMail.of(
                c.number(),
                config.school(school),
                opener,
                now,
                now.plus(OPEN),
                config.zone(),
                config.publicUrl()),
            now);
    outbox.owe(handle, Owed.ready(mail), now);
  }

  /** The newest openings of cases that the viewer may see, by whomever. */
  public List<Opening> seenBy(Sight sight) {
    return jdbi.withHandle(
        handle ->
            sight
                .bind(
                    handle.createQuery(
                        "SELECT c.number, g.* FROM break_glass g JOIN cases c"
                            + " ON c.incident_id = g.incident_id WHERE "
                            + sight.condition()
                            + " ORDER BY g.opened_at DESC, g.id LIMIT :most"))
                .bind("most", MOST)
                .map(TO_OPENING)
                .list());
  }

  /** The openings of a school's cases from {@code from} on and before {@code to}. */
  public List<Opening> between(String schoolId, Instant from, Instant to) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT c.number, g.* FROM break_glass g
                    JOIN cases c ON c.incident_id = g.incident_id
                    WHERE g.school_id = :school AND g.opened_at >= :from AND g.opened_at < :to
                    ORDER BY g.opened_at, g.id""")
                .bind("school", schoolId)
                .bind("from", from.toEpochMilli())
                .bind("to", to.toEpochMilli())
                .map(TO_OPENING)
                .list());
  }
}
