package org.handbell.notifier.register;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.handbell.notifier.recuse.Recusal;
import org.handbell.notifier.route.Contact;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/**
 * People who are to be erased: asked for by one person, agreed to by another, then done batch by
 * batch, so that whoever is killed on the way goes on where they stopped. Only cases that both may
 * see go. The audit chain knows the person by a keyed pseudonym alone.
 */
public final class Erasures {

  private static final int BATCH = 50;
  private static final int LONGEST = 2_000;

  private static final String HELD =
      """
      SELECT count(*) FROM cases c JOIN holds h
      ON h.number = c.number OR h.person_id = c.person_id
      WHERE h.released_at IS NULL AND c.incident_id IN (<ids>)\
      """;

  private static final String OPEN =
      """
      SELECT count(*) FROM cases c WHERE c.outcome IS NULL AND c.incident_id IN (<ids>)
        AND (c.told_priority IS NOT NULL OR c.acknowledged_at IS NOT NULL)\
      """;

  private static final RowMapper<Request> TO_REQUEST =
      (row, ctx) -> {
        NoteLock lock = ctx.getConfig(Notes.class).lock();
        String id = row.getString("id");
        String person = row.getString("person_id");
        return new Request(
            id,
            row.getString("school_id"),
            person == null ? null : lock.open("erasure/" + id, person),
            row.getString("pseudonym"),
            lock.open("erasure reason/" + id, row.getString("reason")),
            row.getString("asked_by"),
            Instant.ofEpochMilli(row.getLong("asked_at")),
            State.valueOf(row.getString("state")),
            row.getLong("cases_gone"));
      };

  private final InstantSource clock;
  private final Jdbi jdbi;
  private final Audit audit;

  Erasures(InstantSource clock, Jdbi jdbi, Audit audit) {
    this.clock = clock;
    this.jdbi = jdbi;
    this.audit = audit;
  }

  /** How far a request has come. */
  public enum State {
    ASKED,
    AGREED,
    REFUSED,
    DONE
  }

  /**
   * A request.
   *
   * @param personId absent once it is done
   * @param pseudonym what the audit chain calls the person
   */
  public record Request(
      String id,
      String schoolId,
      @Nullable String personId,
      String pseudonym,
      String reason,
      String askedBy,
      Instant askedAt,
      State state,
      long casesGone) {}

  /**
   * Asks for a person to be erased.
   *
   * @param sight what whoever asks may see
   * @return why not, or nothing when another is to agree now
   */
  public Optional<String> ask(String personId, Contact by, Sight sight, String reason) {
    if (reason.isBlank() || reason.length() > LONGEST) {
      return Optional.of("a reason is needed, in at most 2,000 characters");
    }
    return jdbi.inTransaction(
        handle ->
            obstacle(handle, personId, sight)
                .or(
                    () -> {
                      ask(handle, personId, by, sight, reason.strip());
                      return Optional.empty();
                    }));
  }

  private void ask(Handle handle, String personId, Contact by, Sight sight, String reason) {
    String id = UUID.randomUUID().toString();
    Instant now = clock.instant();
    String school = personId.substring(0, Math.max(0, personId.indexOf('/')));
    NoteLock lock = NoteLock.of(handle);
    String pseudonym = AuditedPeople.note(handle, audit.seal(), personId);
    handle
        .createUpdate(
            """
            INSERT INTO erasures (id, school_id, pseudonym, person_id, reason, asked_by, asked_at,
              state, cases_gone)
            VALUES (:id, :school, :pseudonym, :person, :reason, :by, :now, 'ASKED', 0)\
            """)
        .bind("id", id)
        .bind("school", school)
        .bind("pseudonym", pseudonym)
        .bind("person", lock.lock("erasure/" + id, personId))
        .bind("reason", lock.lock("erasure reason/" + id, reason))
        .bind("by", by.id())
        .bind("now", now.toEpochMilli())
        .execute();
    for (String each : cases(handle, personId, sight)) {
      handle.execute("INSERT INTO erasure_cases (erasure_id, case_id) VALUES (?, ?)", id, each);
    }
    audit.append(handle, now, by.id(), "ask erasure", pseudonym, reason);
  }

  private static List<String> cases(Handle handle, String personId, Sight sight) {
    return sight
        .bind(
            handle.createQuery(
                "SELECT c.incident_id FROM cases c WHERE c.person_id = :person AND "
                    + sight.condition()
                    + " ORDER BY c.incident_id"))
        .bind("person", personId)
        .mapTo(String.class)
        .list();
  }

  /** Why that person cannot be erased now. */
  private static Optional<String> obstacle(Handle handle, String personId, Sight sight) {
    List<String> cases = cases(handle, personId, sight);
    if (cases.isEmpty()) {
      return Optional.of("nothing is kept of that person that you may see");
    }
    if (count(handle, HELD, cases) > 0) {
      return Optional.of("a legal hold keeps what there is; it has to be released first");
    }
    return count(handle, OPEN, cases) > 0
        ? Optional.of("a case about them is open; it has to be closed first")
        : Optional.empty();
  }

  private static long count(Handle handle, String sql, List<String> ids) {
    return handle.createQuery(sql).bindList("ids", ids).mapTo(Long.class).one();
  }

  /** The requests that wait for a second person, and those under way. */
  public List<Request> pending() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT * FROM erasures WHERE state IN ('ASKED', 'AGREED')"
                        + " ORDER BY asked_at, id")
                .map(TO_REQUEST)
                .list());
  }

  /**
   * A second person agrees: from now on it is done.
   *
   * @return why not, or nothing when it is
   */
  public Optional<String> agree(String id, Contact second, Sight sight, List<Contact> people) {
    return jdbi.inTransaction(
        handle -> {
          Optional<Request> found = asked(handle, id);
          if (found.isEmpty()) {
            return Optional.of("there is no such request");
          }
          if (isSame(found.get(), second, people)) {
            return Optional.of("another person than asked has to agree");
          }
          String person = String.valueOf(found.get().personId());
          Optional<String> not = obstacle(handle, person, sight);
          if (not.isEmpty()) {
            List<String> visible = cases(handle, person, sight);
            handle
                .createUpdate(
                    "DELETE FROM erasure_cases WHERE erasure_id = :id AND case_id NOT IN (<seen>)")
                .bind("id", id)
                .bindList("seen", visible)
                .execute();
            answer(handle, found.get(), second, State.AGREED, "agree erasure");
          }
          return not;
        });
  }

  private static boolean isSame(Request request, Contact second, List<Contact> people) {
    return request.askedBy().equals(second.id())
        || people.stream()
            .filter(person -> person.id().equals(request.askedBy()))
            .anyMatch(person -> Recusal.areOnePerson(person, second, people));
  }

  private static Optional<Request> asked(Handle handle, String id) {
    return handle
        .createQuery("SELECT * FROM erasures WHERE id = :id AND state = 'ASKED'")
        .bind("id", id)
        .map(TO_REQUEST)
        .findOne();
  }

  private void answer(Handle handle, Request request, Contact by, State state, String action) {
    Instant now = clock.instant();
    handle.execute(
        "UPDATE erasures SET state = ?, answered_by = ?, answered_at = ? WHERE id = ?",
        state.name(),
        by.id(),
        now.toEpochMilli(),
        request.id());
    audit.append(handle, now, by.id(), action, request.pseudonym(), "");
  }

  /** Anybody who may erase may refuse, whoever asked too. */
  public Optional<String> refuse(String id, Contact by) {
    return jdbi.inTransaction(
        handle -> {
          Optional<Request> found = asked(handle, id);
          found.ifPresent(
              request -> {
                answer(handle, request, by, State.REFUSED, "refuse erasure");
                handle.execute("DELETE FROM erasure_cases WHERE erasure_id = ?", id);
                handle.execute("UPDATE erasures SET person_id = NULL WHERE id = ?", id);
              });
          return found.isPresent() ? Optional.empty() : Optional.of("there is no such request");
        });
  }

  /** Goes on with what was agreed to, and returns how many cases went. */
  public int run() {
    int gone = 0;
    for (Request each : pending()) {
      int batch = each.state() == State.AGREED ? BATCH : 0;
      while (batch == BATCH) {
        batch = jdbi.inTransaction(handle -> batch(handle, each));
        gone += batch;
      }
    }
    return gone;
  }

  /** One batch of the first that was agreed to; for whoever wants to be stopped in the middle. */
  int batch(int size) {
    return pending().stream()
        .filter(each -> each.state() == State.AGREED)
        .findFirst()
        .map(each -> jdbi.inTransaction(handle -> batch(handle, each, size)))
        .orElse(0);
  }

  private int batch(Handle handle, Request request) {
    return batch(handle, request, BATCH);
  }

  private int batch(Handle handle, Request request, int size) {
    List<String> ids =
        handle
            .createQuery(
                """
                SELECT e.case_id FROM erasure_cases e LEFT JOIN cases c ON c.incident_id = e.case_id
                WHERE e.erasure_id = :id
                  AND (c.incident_id IS NULL OR c.outcome IS NOT NULL
                    OR (c.told_priority IS NULL AND c.acknowledged_at IS NULL))
                  AND NOT EXISTS (
                    SELECT 1 FROM holds h WHERE h.released_at IS NULL
                      AND (h.number = c.number OR h.person_id = c.person_id))
                ORDER BY e.case_id LIMIT :most\
                """)
            .bind("id", request.id())
            .bind("most", size)
            .mapTo(String.class)
            .list();
    Instant now = clock.instant();
    if (!ids.isEmpty()) {
      take(handle, request, ids, now);
    }
    if (isThrough(handle, request)) {
      finish(handle, request, now);
    }
    return ids.size();
  }

  private void take(Handle handle, Request request, List<String> ids, Instant now) {
    Removal.remove(handle, ids, "erasure", now);
    handle
        .createUpdate("DELETE FROM erasure_cases WHERE case_id IN (<ids>)")
        .bindList("ids", ids)
        .execute();
    handle.execute(
        "UPDATE erasures SET cases_gone = cases_gone + ? WHERE id = ?", ids.size(), request.id());
    String what = "%d cases, digest %s".formatted(ids.size(), audit.seal().digest(ids));
    audit.append(handle, now, Audit.HANDBELL, "erased", request.pseudonym(), what);
  }

  private static boolean isThrough(Handle handle, Request request) {
    return handle
            .createQuery("SELECT count(*) FROM erasure_cases WHERE erasure_id = :id")
            .bind("id", request.id())
            .mapTo(Long.class)
            .one()
        == 0;
  }

  /** What may name the person beside their cases: lists that were mailed, names looked for. */
  private static void finish(Handle handle, Request request, Instant now) {
    handle.execute(
        "UPDATE outbox SET body_text = '', body_html = '' WHERE incident_id IS NULL"
            + " AND school_id = ? AND body_text <> ''"
            + " AND (state IN ('SENT', 'FOLDED', 'SUPERSEDED') OR dropped_at IS NOT NULL)",
        request.schoolId());
    handle.execute(
        "UPDATE audit SET payload = NULL, salt = NULL WHERE subject IN ('inbox', '"
            + PersonFiles.SEARCHES
            + "')"
            + " AND payload IS NOT NULL");
    handle.execute(
        "UPDATE erasures SET state = 'DONE', person_id = NULL, done_at = ? WHERE id = ?",
        now.toEpochMilli(),
        request.id());
  }
}
