package org.handbell.notifier.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.handbell.notifier.recuse.Recusal;
import org.handbell.notifier.register.Desk.Answer;
import org.handbell.notifier.register.Desk.Refused;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.route.Role;
import org.handbell.sealed.SealedLine;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/**
 * The locked lines of a case, handed out as they are locked: one person asks and says why, another
 * agrees, and one of them is the head, the lead or above them. Each step is in the audit chain
 * before anything is given.
 */
public final class SealedRequests {

  private static final Set<Role> MAY_LEAD = Set.of(Role.DSL, Role.HEAD, Role.CHAIR, Role.TRUST_DSL);
  private static final int LONGEST = 1_000;

  private static final RowMapper<SealedRequest> TO_REQUEST =
      (row, ctx) ->
          new SealedRequest(
              Instant.ofEpochMilli(row.getLong("asked_at")),
              row.getString("asked_by"),
              row.getString("asked_name"),
              row.getString("reason"),
              moment(row, "confirmed_at"),
              row.getString("confirmed_by"),
              row.getString("confirmed_name"),
              moment(row, "taken_at"));

  private final List<Contact> people;
  private final InstantSource clock;
  private final Jdbi jdbi;
  private final Desk desk;
  private final SealedLines lines;
  private final Audit audit;

  SealedRequests(
      List<Contact> people,
      InstantSource clock,
      Jdbi jdbi,
      Desk desk,
      SealedLines lines,
      Audit audit) {
    this.people = people;
    this.clock = clock;
    this.jdbi = jdbi;
    this.desk = desk;
    this.lines = lines;
    this.audit = audit;
  }

  private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? null : Instant.ofEpochMilli(millis);
  }

  /** How many lines of the case are kept. */
  public int kept(Case about) {
    return jdbi.withHandle(handle -> lines.of(handle, about.incident().id()).size());
  }

  /** The newest request about the case, whatever became of it. */
  public Optional<SealedRequest> newest(Case about) {
    return jdbi.withHandle(handle -> newest(handle, about));
  }

  private static Optional<SealedRequest> newest(Handle handle, Case about) {
    return handle
        .createQuery(
            """
            SELECT * FROM sealed_requests WHERE incident_id = :id
            ORDER BY asked_at DESC LIMIT 1""")
        .bind("id", about.incident().id())
        .map(TO_REQUEST)
        .findOne();
  }

  /** Asks for the lines, for the police or whoever else is to have them. */
  public Answer ask(String number, Contact by, String reason) {
    return desk.change(number, by, (handle, c) -> ask(handle, c, by, reason));
  }

  private Answer ask(Handle handle, Case c, Contact by, String reason) {
    Instant now = clock.instant();
    if (reason.isBlank() || reason.length() > LONGEST) {
      return new Refused("say for whom and why, in at most 1,000 characters");
    }
    if (lines.of(handle, c.incident().id()).isEmpty()) {
      return new Refused("no line of this case is kept");
    }
    if (newest(handle, c).filter(each -> each.isWaiting(now) || each.isOpen(now)).isPresent()) {
      return new Refused("they have been asked for already");
    }
    handle
        .createUpdate(
            """
            INSERT INTO sealed_requests (incident_id, asked_at, asked_by, asked_name, reason)
            VALUES (:id, :now, :by, :name, :reason)""")
        .bind("id", c.incident().id())
        .bind("now", now.toEpochMilli())
        .bind("by", by.id())
        .bind("name", by.name())
        .bind("reason", reason.strip())
        .execute();
    audit.append(handle, now, by.id(), "sealed lines asked for", c.number(), reason.strip());
    return desk.done(handle, c);
  }

  /** Agrees to what another person asked for. */
  public Answer confirm(String number, Contact by) {
    return desk.change(number, by, (handle, c) -> confirm(handle, c, by));
  }

  private Answer confirm(Handle handle, Case c, Contact by) {
    Instant now = clock.instant();
    Optional<SealedRequest> found = newest(handle, c).filter(each -> each.isWaiting(now));
    if (found.isEmpty()) {
      return new Refused("nobody has asked for them within the last 24 hours");
    }
    SealedRequest request = found.get();
    Optional<Contact> asker = person(request.askedBy());
    if (asker.isEmpty() || desk.against(c, asker.get()).isPresent()) {
      return new Refused("whoever asked may not any more");
    }
    if (Recusal.areOnePerson(asker.get(), by, people)) {
      return new Refused("it takes two different people");
    }
    if (!MAY_LEAD.contains(by.role()) && !MAY_LEAD.contains(asker.get().role())) {
      return new Refused("one of the two is the head, the safeguarding lead or the chair");
    }
    handle
        .createUpdate(
            """
            UPDATE sealed_requests SET confirmed_at = :now, confirmed_by = :by,
              confirmed_name = :name
            WHERE incident_id = :id AND asked_at = :asked""")
        .bind("now", now.toEpochMilli())
        .bind("by", by.id())
        .bind("name", by.name())
        .bind("id", c.incident().id())
        .bind("asked", request.askedAt().toEpochMilli())
        .execute();
    audit.append(
        handle, now, by.id(), "sealed lines agreed to", c.number(), "with " + request.askedBy());
    return desk.done(handle, c);
  }

  private Optional<Contact> person(String id) {
    return people.stream().filter(contact -> contact.id().equals(id)).findFirst();
  }

  /**
   * The lines, locked, for one of the two while what they agreed on is open; that they have them is
   * written down first. Empty where they may not.
   */
  public List<SealedLine> take(String number, Contact by) {
    return jdbi.inTransaction(
        handle ->
            desk.find(handle, number)
                .filter(c -> desk.against(c, by).isEmpty())
                .map(c -> take(handle, c, by))
                .orElse(List.of()));
  }

  private List<SealedLine> take(Handle handle, Case c, Contact by) {
    Instant now = clock.instant();
    Optional<SealedRequest> open =
        newest(handle, c).filter(each -> each.isOpen(now)).filter(each -> isOneOf(each, by));
    if (open.isEmpty()) {
      audit.append(handle, now, by.id(), "sealed lines refused", c.number(), "not agreed on");
      return List.of();
    }
    List<SealedLine> all = lines.of(handle, c.incident().id());
    handle
        .createUpdate(
            """
            UPDATE sealed_requests SET taken_at = :now
            WHERE incident_id = :id AND asked_at = :asked""")
        .bind("now", now.toEpochMilli())
        .bind("id", c.incident().id())
        .bind("asked", open.get().askedAt().toEpochMilli())
        .execute();
    audit.append(handle, now, by.id(), "export", c.number(), "sealed lines, locked: " + all.size());
    return all;
  }

  private boolean isOneOf(SealedRequest request, Contact by) {
    return List.of(request.askedBy(), String.valueOf(request.confirmedBy())).stream()
        .anyMatch(
            id ->
                id.equals(by.id())
                    || person(id)
                        .filter(each -> Recusal.areOnePerson(each, by, people))
                        .isPresent());
  }
}
