package org.handbell.notifier.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.handbell.notifier.recuse.Recusal;
import org.handbell.notifier.register.ChangeRequest.Said;
import org.handbell.notifier.register.ChangeRequest.State;
import org.handbell.notifier.register.ChangeRequest.Wish;
import org.handbell.notifier.register.Noted.Kept;
import org.handbell.notifier.register.Noted.Refused;
import org.handbell.notifier.register.Slice.Rows;
import org.handbell.notifier.route.Contact;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The register of what the filter was asked to block and to allow. What those who lead on
 * safeguarding want blocked goes to IT at once; whatever is to be allowed, and whatever others ask
 * for, needs the approval of one of them who did not ask for it.
 */
public final class ChangeRequests {

  private static final Ledger<ChangeRequest> LEDGER =
      new Ledger<>(
          "change_requests",
          "state",
          (row, ctx) ->
              new ChangeRequest(
                  row.getLong("id"),
                  row.getString("school_id"),
                  Instant.ofEpochMilli(row.getLong("at")),
                  row.getString("asked_by"),
                  row.getString("asked_name"),
                  Wish.valueOf(row.getString("wish")),
                  row.getString("address"),
                  row.getString("user_groups"),
                  row.getString("reason"),
                  State.valueOf(row.getString("state")),
                  said(row, "approved"),
                  said(row, "answered")));

  private final InstantSource clock;
  private final Jdbi jdbi;
  private final List<Contact> people;
  private final Audit audit;

  ChangeRequests(InstantSource clock, Jdbi jdbi, List<Contact> people, Audit audit) {
    this.clock = clock;
    this.jdbi = jdbi;
    this.people = people;
    this.audit = audit;
  }

  private static @Nullable Said said(ResultSet row, String what) throws SQLException {
    String by = row.getString(what + "_by");
    return by == null
        ? null
        : new Said(
            by,
            row.getString(what + "_name"),
            Instant.ofEpochMilli(row.getLong(what + "_at")),
            row.getString(what + "_words"));
  }

  /** Those of these schools, the newest first. */
  public Rows<ChangeRequest> page(Collection<String> schools, Slice slice) {
    return jdbi.withHandle(handle -> LEDGER.page(handle, schools, slice));
  }

  /** The one of that number, where it is of one of these schools. */
  public Optional<ChangeRequest> find(Collection<String> schools, long id) {
    return jdbi.withHandle(handle -> LEDGER.find(handle, schools, id));
  }

  /** How many a school asked for, by {@link State}. */
  public Tally tally(String schoolId, Instant from, Instant to) {
    return jdbi.withHandle(handle -> LEDGER.tally(handle, schoolId, from, to));
  }

  /**
   * Asks for a change.
   *
   * @param leads true where the asker is one of those who approve
   */
  public Noted ask(
      String schoolId,
      Contact by,
      boolean leads,
      Wish wish,
      String address,
      String groups,
      String reason) {
    if (address.isBlank() || reason.isBlank()) {
      return new Refused("an address and a reason are needed");
    }
    return Noted.tooLong(Map.of("the address", address, "for whom", groups), Noted.LINE)
        .or(() -> Noted.tooLong(Map.of("the reason", reason), Noted.TEXT))
        .orElseGet(
            () ->
                jdbi.inTransaction(
                    handle -> {
                      Instant now = clock.instant();
                      long id = LEDGER.next(handle);
                      insert(handle, id, schoolId, by, wish, address, groups, reason, now);
                      audit.append(
                          handle, now, by.id(), "ask change", subject(id), wish + " " + address);
                      if (leads && wish == Wish.BLOCK) {
                        say(handle, id, by, State.APPROVED, "approved", "asked for by them", now);
                      }
                      return new Kept(id);
                    }));
  }

  private static void insert(
      Handle handle,
      long id,
      String schoolId,
      Contact by,
      Wish wish,
      String address,
      String groups,
      String reason,
      Instant now) {
    handle
        .createUpdate(
            """
            INSERT INTO change_requests (id, school_id, at, asked_by, asked_name, wish, address,
              user_groups, reason, state)
            VALUES (:id, :school, :at, :by, :name, :wish, :address, :groups, :reason, 'ASKED')""")
        .bind("id", id)
        .bind("school", schoolId)
        .bind("at", now.toEpochMilli())
        .bind("by", by.id())
        .bind("name", by.name())
        .bind("wish", wish.name())
        .bind("address", address)
        .bind("groups", groups)
        .bind("reason", reason)
        .execute();
  }

  /** Approves or refuses it, in the name of safeguarding. */
  public Noted decide(ChangeRequest request, Contact by, boolean approved, String words) {
    if (!approved && words.isBlank()) {
      return new Refused("say why it is refused");
    }
    if (isAskedBy(request, by)) {
      return new Refused("somebody else than who asked for it has to approve it");
    }
    State state = approved ? State.APPROVED : State.REFUSED;
    return change(request, by, State.ASKED, state, "approved", words);
  }

  private boolean isAskedBy(ChangeRequest request, Contact by) {
    return people.stream()
        .filter(each -> each.id().equals(request.askedBy()))
        .anyMatch(asker -> Recusal.areOnePerson(asker, by, people));
  }

  /** Says that it was done, or why it was not. */
  public Noted answer(ChangeRequest request, Contact by, boolean done, String words) {
    if (!done && words.isBlank()) {
      return new Refused("say why it is not done");
    }
    State state = done ? State.DONE : State.NOT_DONE;
    return change(request, by, State.APPROVED, state, "answered", words);
  }

  private Noted change(
      ChangeRequest request, Contact by, State from, State to, String what, String words) {
    return Noted.tooLong(Map.of("what you say", words), Noted.TEXT)
        .orElseGet(
            () ->
                jdbi.inTransaction(
                    handle -> {
                      boolean stands =
                          LEDGER
                              .find(handle, List.of(request.schoolId()), request.id())
                              .filter(now -> now.state() == from)
                              .isPresent();
                      if (!stands) {
                        return new Refused("somebody has decided on it already");
                      }
                      say(handle, request.id(), by, to, what, words, clock.instant());
                      return new Kept(request.id());
                    }));
  }

  private void say(
      Handle handle, long id, Contact by, State to, String what, String words, Instant now) {
    handle
        .createUpdate(
            """
            UPDATE change_requests SET state = :state, %1$s_by = :by, %1$s_name = :name,
              %1$s_at = :at, %1$s_words = :words WHERE id = :id"""
                .formatted(what))
        .bind("state", to.name())
        .bind("by", by.id())
        .bind("name", by.name())
        .bind("at", now.toEpochMilli())
        .bind("words", words)
        .bind("id", id)
        .execute();
    audit.append(handle, now, by.id(), "change " + to.title(), subject(id), words);
  }

  private static String subject(long id) {
    return "change-request " + id;
  }
}
