package org.handbell.notifier.register;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.handbell.model.Ruling;
import org.handbell.notifier.recuse.Recusal;
import org.handbell.notifier.register.Desk.Answer;
import org.handbell.notifier.register.Desk.Refused;
import org.handbell.notifier.register.Entry.Kind;
import org.handbell.notifier.register.Verdict.State;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.verdict.Weighing;
import org.handbell.notifier.verdict.Wrong;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Exceptions and lessons that people made of alerts that were wrong. Each change is one transaction
 * with a row of the audit chain, and is owed to those who judge.
 */
public final class Verdicts {

  /** So far back a ruling is tried. */
  public static final Duration TRIED = Duration.ofDays(60);

  /** The newest of these are tried; no school has as many in that time. */
  public static final int MOST_TRIED = 5_000;

  /** So long somebody else may take to agree. */
  static final Duration WAITS = Duration.ofDays(7);

  private final List<Contact> people;
  private final InstantSource clock;
  private final Jdbi jdbi;
  private final Desk desk;
  private final RulingsOwed owed;
  private final Audit audit;

  Verdicts(
      List<Contact> people,
      InstantSource clock,
      Jdbi jdbi,
      Desk desk,
      RulingsOwed owed,
      Audit audit) {
    this.people = people;
    this.clock = clock;
    this.jdbi = jdbi;
    this.desk = desk;
    this.owed = owed;
    this.audit = audit;
  }

  /** The school's cases on which a ruling is tried, newest first. */
  public List<Case> kept(String schoolId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    Cases.CASE
                        + """
                        WHERE c.school_id = :school AND c.raised_at > :from
                        ORDER BY c.raised_at DESC, c.number LIMIT :most\
                        """)
                .bind("school", schoolId)
                .bind("from", clock.instant().minus(TRIED).toEpochMilli())
                .bind("most", MOST_TRIED)
                .map(Cases.TO_CASE)
                .list());
  }

  /** An id for the next ruling that comes of that case. */
  public String freshId(String number) {
    return jdbi.withHandle(
        handle ->
            "case-%s-%d"
                .formatted(
                    number,
                    1
                        + handle
                            .createQuery("SELECT count(*) FROM verdicts WHERE case_number = :n")
                            .bind("n", number)
                            .mapTo(Integer.class)
                            .one()));
  }

  /** Signs a ruling that was tried; where it takes two, it waits for the other. */
  public Answer sign(String number, Contact by, Wrong wrong, Ruling ruling, Weighing weighing) {
    return desk.change(
        number,
        by,
        (handle, c) -> {
          if (weighing.refused() != null) {
            return new Refused(weighing.refused());
          }
          if (ruling.signature().until() == null || c.incident().holdsIllegal()) {
            return new Refused("nothing can be excepted here");
          }
          State state = weighing.takesTwo() ? State.WAITING : State.IN_FORCE;
          VerdictRows.insert(handle, c, by, wrong, ruling, weighing, state, clock.instant());
          note(handle, c, by, weighing.takesTwo() ? "exception asked for" : "exception", ruling);
          if (state == State.IN_FORCE) {
            owed.put(handle, ruling, clock.instant());
          }
          return desk.done(handle, c);
        });
  }

  private void note(Handle handle, Case c, Contact by, String action, Ruling ruling) {
    Instant now = clock.instant();
    String words = ruling.id() + ": " + ruling.signature().why();
    String told = action.substring(0, 1).toUpperCase(Locale.ROOT) + action.substring(1);
    Entries.add(handle, c.incident().id(), by, Kind.NOTE, told + " " + words, now);
    audit.append(handle, now, by.id(), action, c.number(), words);
  }

  /** Agrees to a ruling that another person signed; only then it takes effect. */
  public Answer agree(String number, String id, Contact by) {
    return change(
        number,
        id,
        by,
        State.WAITING,
        (handle, c, verdict) -> {
          Instant now = clock.instant();
          Instant until = verdict.ruling().signature().until();
          if (isSamePerson(verdict.by(), by)) {
            return new Refused("it takes somebody else who agrees");
          }
          if (now.isAfter(verdict.at().plus(WAITS)) || until == null || now.isAfter(until)) {
            return new Refused("it was asked for too long ago; try it again");
          }
          VerdictRows.set(handle, id, State.IN_FORCE, "second", by.name(), now);
          note(handle, c, by, "exception agreed to", verdict.ruling());
          owed.put(handle, verdict.ruling(), now);
          return desk.done(handle, c);
        });
  }

  private boolean isSamePerson(String id, Contact by) {
    return id.equals(by.id())
        || people.stream()
            .filter(contact -> contact.id().equals(id))
            .anyMatch(contact -> Recusal.areOnePerson(contact, by, people));
  }

  /** Withdraws a ruling: from then on judging knows nothing of it. */
  public Answer withdraw(String number, String id, Contact by) {
    return change(
        number,
        id,
        by,
        null,
        (handle, c, verdict) -> {
          if (verdict.state() == State.WITHDRAWN) {
            return new Refused("it is withdrawn");
          }
          Instant now = clock.instant();
          VerdictRows.set(handle, id, State.WITHDRAWN, "ended", by.name(), now);
          note(handle, c, by, "exception withdrawn", verdict.ruling());
          RulingsOwed.takeBack(handle, verdict.ruling().key(), now);
          return desk.done(handle, c);
        });
  }

  /** What a person does to a verdict. */
  private interface Act {
    Answer on(Handle handle, Case c, Verdict verdict);
  }

  private Answer change(String number, String id, Contact by, @Nullable State wanted, Act act) {
    return desk.change(
        number,
        by,
        (handle, c) -> {
          Optional<Verdict> found =
              handle
                  .createQuery("SELECT * FROM verdicts WHERE id = :id AND case_number = :number")
                  .bind("id", id)
                  .bind("number", number)
                  .map(VerdictRows.TO_VERDICT)
                  .findOne();
          return found
              .filter(verdict -> wanted == null || verdict.state() == wanted)
              .map(verdict -> act.on(handle, c, verdict))
              .orElseGet(() -> new Refused("there is no such exception to decide on"));
        });
  }

  /** What came of that case, oldest first. */
  public List<Verdict> of(Case about) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT * FROM verdicts WHERE incident_id = :id ORDER BY at, id")
                .bind("id", about.incident().id())
                .map(VerdictRows.TO_VERDICT)
                .list());
  }

  /**
   * Those of these numbers of whose cases somebody may know: what they may see, or what is gone and
   * was about no staff.
   */
  public Set<String> known(Collection<String> numbers, Sight sight) {
    return numbers.isEmpty()
        ? Set.of()
        : jdbi.withHandle(
            handle ->
                Set.copyOf(
                    sight
                        .bind(
                            handle.createQuery(
                                "SELECT c.number FROM cases c WHERE c.number IN (<numbers>) AND "
                                    + sight.condition()
                                    + """
                                     UNION SELECT s.number FROM stubs s
                                    WHERE s.number IN (<numbers>)
                                      AND s.person_kind NOT IN ('staff', 'unknown')\
                                    """))
                        .bindList("numbers", List.copyOf(numbers))
                        .mapTo(String.class)
                        .list()));
  }

  /** The number of the case that a ruling with such an id came of. */
  public static String numberOf(String id) {
    return id.replaceFirst("^case-", "").replaceFirst("-\\d+$", "");
  }

  /** How many exceptions wait for a second person, of those that somebody could be. */
  public int waiting(Sight sight) {
    return jdbi.withHandle(
        handle ->
            sight
                .bind(
                    handle.createQuery(
                        "SELECT count(*) FROM verdicts v JOIN cases c"
                            + " ON c.incident_id = v.incident_id"
                            + " WHERE v.state = 'WAITING' AND v.at >= :from"
                            + " AND v.until_at > :now AND v.by_id NOT IN (<own>) AND "
                            + sight.condition()))
                .bind("from", clock.instant().minus(WAITS).toEpochMilli())
                .bind("now", clock.instant().toEpochMilli())
                .bindList("own", List.copyOf(sight.ids()))
                .mapTo(Integer.class)
                .one());
  }
}
