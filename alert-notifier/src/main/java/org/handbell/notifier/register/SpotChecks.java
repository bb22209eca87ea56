package org.handbell.notifier.register;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.handbell.notifier.register.Noted.Kept;
import org.handbell.notifier.register.Noted.Refused;
import org.handbell.notifier.register.Slice.Rows;
import org.handbell.notifier.register.SpotCheck.Result;
import org.handbell.notifier.route.Contact;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The register of looks that people took at filtering and monitoring. */
public final class SpotChecks {

  private static final Ledger<SpotCheck> LEDGER =
      new Ledger<>(
          "spot_checks",
          "result",
          (row, ctx) ->
              new SpotCheck(
                  row.getLong("id"),
                  row.getString("school_id"),
                  Instant.ofEpochMilli(row.getLong("at")),
                  Instant.ofEpochMilli(row.getLong("recorded_at")),
                  row.getString("by_id"),
                  row.getString("by_name"),
                  row.getString("looked_at"),
                  row.getString("user_groups"),
                  Result.valueOf(row.getString("result")),
                  row.getString("found"),
                  row.getString("action")));

  private final InstantSource clock;
  private final Jdbi jdbi;
  private final Audit audit;

  SpotChecks(InstantSource clock, Jdbi jdbi, Audit audit) {
    this.clock = clock;
    this.jdbi = jdbi;
    this.audit = audit;
  }

  /**
   * What somebody says of a look.
   *
   * @param at when it was taken
   */
  public record Told(
      Instant at, String lookedAt, String groups, Result result, String found, String action) {}

  /** Those of these schools, the newest first. */
  public Rows<SpotCheck> page(Collection<String> schools, Slice slice) {
    return jdbi.withHandle(handle -> LEDGER.page(handle, schools, slice));
  }

  /** The one of that number, where it is of one of these schools. */
  public Optional<SpotCheck> find(Collection<String> schools, long id) {
    return jdbi.withHandle(handle -> LEDGER.find(handle, schools, id));
  }

  /** How many looks were taken at a school, by {@link Result}. */
  public Tally tally(String schoolId, Instant from, Instant to) {
    return jdbi.withHandle(handle -> LEDGER.tally(handle, schoolId, from, to));
  }

  /** Writes one down. */
  public Noted note(String schoolId, Contact by, Told told) {
    if (told.lookedAt().isBlank() || told.groups().isBlank() || told.found().isBlank()) {
      return new Refused("what was looked at, where, and what was found are needed");
    }
    if (told.result() == Result.TO_MEND && told.action().isBlank()) {
      return new Refused("say what is done about it");
    }
    if (told.at().isAfter(clock.instant())) {
      return new Refused("a look is written down when it has been taken");
    }
    return Noted.tooLong(
            Map.of("what was looked at", told.lookedAt(), "where", told.groups()), Noted.LINE)
        .or(
            () ->
                Noted.tooLong(
                    Map.of("what was found", told.found(), "what is done", told.action()),
                    Noted.TEXT))
        .orElseGet(() -> jdbi.inTransaction(handle -> insert(handle, schoolId, by, told)));
  }

  private Noted insert(Handle handle, String schoolId, Contact by, Told told) {
    long id = LEDGER.next(handle);
    Instant now = clock.instant();
    handle
        .createUpdate(
            """
            INSERT INTO spot_checks (id, school_id, at, recorded_at, by_id, by_name, looked_at,
              user_groups, result, found, action)
            VALUES (:id, :school, :at, :now, :by, :name, :lookedAt, :groups, :result, :found,
              :action)""")
        .bind("id", id)
        .bind("school", schoolId)
        .bind("at", told.at().toEpochMilli())
        .bind("now", now.toEpochMilli())
        .bind("by", by.id())
        .bind("name", by.name())
        .bind("lookedAt", told.lookedAt())
        .bind("groups", told.groups())
        .bind("result", told.result().name())
        .bind("found", told.found())
        .bind("action", told.action())
        .execute();
    audit.append(handle, now, by.id(), "spot check", "spot-check " + id, told.result().title());
    return new Kept(id);
  }
}
