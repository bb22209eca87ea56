package org.handbell.notifier.register;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.handbell.model.Incident;
import org.handbell.model.Priority;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.settle.Spared;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Which schools Handbell is new to, and what it spares their people meanwhile. */
public final class Beginners {

  private static final Json<Incident> INCIDENT = new Json<>(Incident.class);
  private static final Json<Contact> CONTACT = new Json<>(Contact.class);

  private final NotifierConfig config;
  private final InstantSource clock;
  private final Jdbi jdbi;
  private final Outbox outbox;
  private final Audit audit;

  Beginners(NotifierConfig config, InstantSource clock, Jdbi jdbi, Outbox outbox, Audit audit) {
    this.config = config;
    this.clock = clock;
    this.jdbi = jdbi;
    this.outbox = outbox;
    this.audit = audit;
  }

  /** Each school that is new begins to settle in, and each whose people want it to. */
  void begin() {
    jdbi.useTransaction(
        handle ->
            config.schools().stream()
                .filter(school -> config.settling().days(school.id()) > 0)
                .filter(school -> begin(handle, school.id()))
                .forEach(
                    school ->
                        audit.append(
                            handle, clock.instant(), "handbell", "settle", school.id(), "begins")));
  }

  /** Once noted, a school's history is not asked for again. */
  private boolean begin(Handle handle, String schoolId) {
    boolean chosen = config.settling().chosen().contains(schoolId);
    long began = chosen || isNew(handle, schoolId) ? clock.instant().toEpochMilli() : 0;
    int noted =
        handle
            .createUpdate(
                """
                INSERT INTO settling (school_id, began_at, ended_at) VALUES (:school, :began, :ended)
                ON CONFLICT (school_id) DO UPDATE SET began_at = excluded.began_at, ended_at = NULL
                WHERE settling.began_at = 0 AND excluded.began_at > 0""")
            .bind("school", schoolId)
            .bind("began", began)
            .bind("ended", began == 0 ? 0L : null)
            .execute();
    return noted == 1 && began > 0;
  }

  private static boolean isNew(Handle handle, String schoolId) {
    return handle
        .createQuery(
            """
            SELECT school_id FROM cases WHERE school_id = :school
            UNION SELECT school_id FROM activity WHERE school_id = :school
            UNION SELECT school_id FROM settling WHERE school_id = :school""")
        .bind("school", schoolId)
        .mapTo(String.class)
        .list()
        .isEmpty();
  }

  boolean isSettling(Handle handle, String schoolId) {
    return config.settling().days(schoolId) > 0
        && handle
            .createQuery("SELECT 1 FROM settling WHERE school_id = :school AND ended_at IS NULL")
            .bind("school", schoolId)
            .mapTo(Integer.class)
            .findOne()
            .isPresent();
  }

  /** How far that school is; nothing where it had no need to settle in. */
  public Optional<Beginner> of(String schoolId, ZoneId zone) {
    if (config.settling().days(schoolId) == 0) {
      return Optional.empty();
    }
    return jdbi.inTransaction(
        handle ->
            handle
                .createQuery("SELECT * FROM settling WHERE school_id = :school AND began_at > 0")
                .bind("school", schoolId)
                .map(
                    (row, ctx) -> {
                      Instant began = Instant.ofEpochMilli(row.getLong("began_at"));
                      long ended = row.getLong("ended_at");
                      return new Beginner(
                          began,
                          row.wasNull() ? null : Instant.ofEpochMilli(ended),
                          days(handle, schoolId, began, zone));
                    })
                .findOne());
  }

  private static List<LocalDate> days(Handle handle, String schoolId, Instant began, ZoneId zone) {
    return handle
        .createQuery(
            """
            SELECT DISTINCT hour FROM activity
            WHERE school_id = :school AND hour >= :began AND events > 0 ORDER BY hour""")
        .bind("school", schoolId)
        .bind("began", began.truncatedTo(ChronoUnit.HOURS).toEpochMilli())
        .mapTo(Long.class)
        .map(hour -> Instant.ofEpochMilli(hour).atZone(zone).toLocalDate())
        .stream()
        .distinct()
        .toList();
  }

  /** The mails that stand in lists instead, of the cases raised in that time. */
  public List<Spared> spared(String schoolId, Instant from, Instant to) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT c.number, o.recipient, r.snapshot FROM outbox o
                    JOIN cases c ON c.incident_id = o.incident_id
                    JOIN revisions r ON r.incident_id = c.incident_id AND r.revision = c.revision
                    WHERE o.school_id = :school AND o.state = 'LISTED'
                      AND o.created_at >= :from AND o.created_at < :to
                    ORDER BY o.created_at, o.dedup_key""")
                .bind("school", schoolId)
                .bind("from", from.toEpochMilli())
                .bind("to", to.toEpochMilli())
                .map(
                    (row, ctx) ->
                        new Spared(
                            row.getString("number"),
                            INCIDENT.read(row.getString("snapshot")).theme(),
                            CONTACT.read(row.getString("recipient")).role()))
                .list());
  }

  /** How many mails about cases of that school went out since then, by how urgent they were. */
  public Map<Priority, Long> sentSince(String schoolId, Instant from) {
    Map<Priority, Long> sent = new EnumMap<>(Priority.class);
    jdbi.useHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT urgency, count(*) AS mails FROM outbox
                    WHERE school_id = :school AND created_at >= :from AND state = 'SENT'
                      AND incident_id IS NOT NULL GROUP BY urgency""")
                .bind("school", schoolId)
                .bind("from", from.toEpochMilli())
                .map((row, ctx) -> Map.entry(row.getString("urgency"), row.getLong("mails")))
                .forEach(each -> sent.put(Priority.valueOf(each.getKey()), each.getValue())));
    return sent;
  }

  /**
   * From now on all is sent as usual; what was learnt is owed in the same transaction.
   *
   * @return how many mails are newly owed
   */
  public int end(String schoolId, List<ReadyMail> proposal) {
    return jdbi.inTransaction(
        handle -> {
          Instant now = clock.instant();
          int ended =
              handle
                  .createUpdate(
                      """
                      UPDATE settling SET ended_at = :now
                      WHERE school_id = :school AND ended_at IS NULL""")
                  .bind("now", now.toEpochMilli())
                  .bind("school", schoolId)
                  .execute();
          if (ended == 0) {
            return 0;
          }
          audit.append(handle, now, "handbell", "settle", schoolId, "ends");
          return (int)
              proposal.stream().filter(mail -> outbox.owe(handle, Owed.ready(mail), now)).count();
        });
  }
}
