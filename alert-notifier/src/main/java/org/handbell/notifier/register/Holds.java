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

/** The legal holds: placed with a reason by one person, released by another. */
public final class Holds {

  private static final int LONGEST = 2_000;

  private static final RowMapper<Hold> TO_HOLD =
      (row, ctx) ->
          new Hold(
              row.getString("id"),
              row.getString("school_id"),
              row.getString("number"),
              row.getString("person_id"),
              ctx.getConfig(Notes.class)
                  .lock()
                  .open("hold/" + row.getString("id"), row.getString("reason")),
              row.getString("placed_by"),
              Instant.ofEpochMilli(row.getLong("placed_at")));

  private final InstantSource clock;
  private final Jdbi jdbi;
  private final Desk desk;
  private final Audit audit;

  Holds(InstantSource clock, Jdbi jdbi, Desk desk, Audit audit) {
    this.clock = clock;
    this.jdbi = jdbi;
    this.desk = desk;
    this.audit = audit;
  }

  /**
   * Places a hold.
   *
   * @param person true for all about the person whom the case is about
   * @return why not, or nothing when it stands
   */
  public Optional<String> place(String number, boolean person, Contact by, String reason) {
    if (reason.isBlank() || reason.length() > LONGEST) {
      return Optional.of("a hold needs a reason, in at most 2,000 characters");
    }
    Desk.Answer answer =
        desk.change(
            number,
            by,
            (handle, about) -> {
              place(handle, about, person, by, reason.strip());
              return desk.done(handle, about);
            });
    return answer instanceof Desk.Refused refused
        ? Optional.of(refused.reason())
        : Optional.empty();
  }

  private void place(Handle handle, Case about, boolean person, Contact by, String reason) {
    String id = UUID.randomUUID().toString();
    Instant now = clock.instant();
    handle
        .createUpdate(
            """
            INSERT INTO holds (id, school_id, number, person_id, reason, placed_by, placed_at)
            VALUES (:id, :school, :number, :person, :reason, :by, :now)""")
        .bind("id", id)
        .bind("school", about.incident().schoolId())
        .bind("number", about.number())
        .bind("person", person ? about.incident().person().id() : null)
        .bind("reason", NoteLock.of(handle).lock("hold/" + id, reason))
        .bind("by", by.id())
        .bind("now", now.toEpochMilli())
        .execute();
    String what = person ? "all about the person" : "the case";
    audit.append(handle, now, by.id(), "hold", about.number(), what);
  }

  /**
   * Releases a hold.
   *
   * @return why not, or nothing when it is released
   */
  public Optional<String> release(String id, Contact by, List<Contact> people) {
    Optional<Hold> found = standing().stream().filter(hold -> hold.id().equals(id)).findFirst();
    if (found.isEmpty()) {
      return Optional.of("there is no such hold");
    }
    boolean same =
        people.stream()
            .filter(person -> person.id().equals(found.get().by()))
            .anyMatch(person -> Recusal.areOnePerson(person, by, people));
    if (same || found.get().by().equals(by.id())) {
      return Optional.of("a hold is released by another person than placed it");
    }
    Desk.Answer answer =
        desk.change(
            found.get().number(),
            by,
            (handle, about) -> {
              Instant now = clock.instant();
              handle.execute(
                  "UPDATE holds SET released_by = ?, released_at = ? WHERE id = ?",
                  by.id(),
                  now.toEpochMilli(),
                  id);
              audit.append(handle, now, by.id(), "release hold", about.number(), "");
              return desk.done(handle, about);
            });
    return answer instanceof Desk.Refused refused
        ? Optional.of(refused.reason())
        : Optional.empty();
  }

  /** Every hold that stands. */
  public List<Hold> standing() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT * FROM holds WHERE released_at IS NULL ORDER BY placed_at, id")
                .map(TO_HOLD)
                .list());
  }

  /** The holds on cases that this viewer may see. */
  public List<Hold> standing(Sight sight) {
    return jdbi.withHandle(
        handle ->
            sight
                .bind(
                    handle.createQuery(
                        "SELECT h.* FROM holds h JOIN cases c ON c.number = h.number"
                            + " WHERE h.released_at IS NULL AND "
                            + sight.condition()
                            + " ORDER BY h.placed_at, h.id"))
                .map(TO_HOLD)
                .list());
  }

  /** True where a hold keeps this case. */
  public boolean isOn(Case about) {
    return jdbi.withHandle(
        handle ->
            handle
                    .createQuery(
                        """
                    SELECT count(*) FROM holds WHERE released_at IS NULL
                      AND (number = :number OR person_id = :person)""")
                    .bind("number", about.number())
                    .bind("person", about.incident().person().id())
                    .mapTo(Long.class)
                    .one()
                > 0);
  }
}
