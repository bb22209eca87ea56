package org.handbell.notifier.register;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** What is kept of one person, as far as whoever looks may see it. */
public final class PersonFiles {

  /** Of one search so many people are shown. */
  public static final int MOST_FOUND = 20;

  /** Under this stand the searches of people in the audit chain. */
  static final String SEARCHES = "people";

  private final InstantSource clock;
  private final Jdbi jdbi;
  private final Audit audit;

  PersonFiles(InstantSource clock, Jdbi jdbi, Audit audit) {
    this.clock = clock;
    this.jdbi = jdbi;
    this.audit = audit;
  }

  /**
   * A person of whom something is kept.
   *
   * @param who name and account in lower case
   */
  public record Found(String personId, String who, int cases, int open) {}

  /**
   * All there is about a person.
   *
   * @param cases each with what people wrote about it, oldest first
   */
  public record PersonFile(String personId, List<OneCase> cases) {

    public PersonFile {
      cases = List.copyOf(cases);
    }
  }

  /** One case in it. */
  public record OneCase(Listed listed, List<Entry> entries) {

    public OneCase {
      entries = List.copyOf(entries);
    }
  }

  /**
   * The people whose name, account or id holds that text; one more than {@link #MOST_FOUND} where
   * there are more.
   */
  public List<Found> find(String text, Sight sight) {
    return jdbi.withHandle(
        handle ->
            sight
                .bind(
                    handle.createQuery(
                        """
                        SELECT c.person_id, max(c.who) AS who, count(*) AS cases,
                          sum(CASE WHEN c.outcome IS NULL THEN 1 ELSE 0 END) AS open
                        FROM cases c WHERE (c.person_id = :id OR c.who LIKE :like ESCAPE '!')
                          AND c.person_kind <> 'group' AND\s"""
                            + sight.condition()
                            + " GROUP BY c.person_id ORDER BY c.person_id LIMIT :most"))
                .bind("id", text)
                .bind("like", "%" + Wanted.escaped(text.toLowerCase(Locale.ROOT)) + "%")
                .bind("most", MOST_FOUND + 1)
                .map(
                    (row, ctx) ->
                        new Found(
                            row.getString("person_id"),
                            row.getString("who"),
                            row.getInt("cases"),
                            row.getInt("open")))
                .list());
  }

  /** What is kept of that person; nothing where there is nothing that may be seen. */
  public Optional<PersonFile> of(String personId, Sight sight) {
    return jdbi.inTransaction(
        handle -> {
          List<OneCase> cases =
              sight
                  .bind(
                      handle.createQuery(
                          Cases.CASE
                              + "WHERE c.person_id = :person AND "
                              + sight.condition()
                              + " ORDER BY c.occurred_at, c.number"))
                  .bind("person", personId)
                  .map(Inbox.TO_LISTED)
                  .stream()
                  .map(each -> new OneCase(each, Entries.of(handle, each.about().incident().id())))
                  .toList();
          return cases.isEmpty() ? Optional.empty() : Optional.of(new PersonFile(personId, cases));
        });
  }

  /** Names and accounts of the others at that school of whom anything is kept. */
  public List<String> others(String schoolId, String personId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT DISTINCT who, subject FROM cases
                    WHERE school_id = :school AND person_id <> :person AND who <> ''\
                    """)
                .bind("school", schoolId)
                .bind("person", personId)
                .map((row, ctx) -> List.of(row.getString("who"), row.getString("subject")))
                .list()
                .stream()
                .flatMap(each -> split(each.get(0), each.get(1)).stream())
                .distinct()
                .toList());
  }

  private static List<String> split(String who, String account) {
    String name = who.endsWith(account) ? who.substring(0, who.length() - account.length()) : who;
    return name.isBlank() ? List.of(account) : List.of(name.strip(), account);
  }

  /** Writes down that somebody took out what is kept of that person. */
  public void exported(String by, String personId, int cases, int withheld) {
    String what = "subject access: %d cases, %d withheld".formatted(cases, withheld);
    note(by, "export", personId, what);
  }

  /** Writes down that somebody looked at what is kept of that person. */
  public void looked(String by, String personId) {
    note(by, "view", personId, "");
  }

  private void note(String by, String action, String personId, String what) {
    jdbi.useTransaction(
        handle ->
            audit.append(
                handle,
                clock.instant(),
                by,
                action,
                AuditedPeople.note(handle, audit.seal(), personId),
                what));
  }

  /**
   * Writes down what somebody looked for, and each person whom they were shown for it.
   *
   * @param text may name somebody, and goes when they are erased
   */
  public void searched(String by, String text, List<Found> shown) {
    jdbi.useTransaction(
        handle -> {
          List<Audit.Note> notes = new ArrayList<>();
          notes.add(new Audit.Note(by, "search", SEARCHES, text));
          for (Found each : shown) {
            String pseudonym = AuditedPeople.note(handle, audit.seal(), each.personId());
            notes.add(new Audit.Note(by, "found", pseudonym, ""));
          }
          audit.append(handle, clock.instant(), notes);
        });
  }
}
