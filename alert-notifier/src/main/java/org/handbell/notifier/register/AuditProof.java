package org.handbell.notifier.register;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.handbell.notifier.register.AuditChain.Place;
import org.handbell.notifier.register.AuditChain.Walked;
import org.handbell.notifier.register.AuditVerdict.Broken;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Whether the audit chain holds, found out a piece at a time: a page goes over what is new, a
 * nightly round over all. No piece keeps the register busy for long or much in memory, however long
 * the chain is.
 */
public final class AuditProof {

  /** Gone over in some tens of milliseconds. */
  static final int PIECE = 10_000;

  private final InstantSource clock;
  private final Jdbi jdbi;
  private final AuditChain chain;
  private final AuditSeal seal;

  AuditProof(InstantSource clock, Jdbi jdbi, Audit audit) {
    this.clock = clock;
    this.jdbi = jdbi;
    this.chain = audit.chain();
    this.seal = audit.seal();
  }

  /**
   * How the chain stands.
   *
   * @param entries how many there are
   * @param behind how many of them are yet to be gone over
   * @param wholeAt when all of it was last gone over; absent before the first time
   * @param fault what is wrong; absent while nothing is
   */
  public record Standing(
      long entries, String head, long behind, @Nullable Instant wholeAt, @Nullable String fault) {}

  private record Noted(Place place, long wholeAt, @Nullable String fault) {}

  /** Goes over what was added since the last look, within bounds, and says how the chain stands. */
  public Standing look() {
    return jdbi.inTransaction(this::look);
  }

  private Standing look(Handle handle) {
    Optional<Place> start = chain.start(handle);
    Noted noted = noted(handle).orElse(new Noted(start.orElse(Place.BEGINNING), 0, null));
    if (start.isPresent() && noted.place().seq() < start.get().seq()) {
      noted = new Noted(start.get(), noted.wholeAt(), noted.fault());
    }
    Walked walked = chain.walk(handle, noted.place(), PIECE);
    String fault = start.isEmpty() ? "where the chain begins was changed" : noted.fault();
    fault = fault == null ? text(walked.broken()) : fault;
    if (fault == null && walked.rows() < PIECE) {
      fault = text(chain.end(handle, walked.reached()).orElse(null));
    }
    if (fault == null) {
      note(handle, walked.reached(), noted.wholeAt(), null);
    }
    return standing(handle, start.orElse(Place.BEGINNING), walked.reached(), noted, fault);
  }

  private static @Nullable String text(@Nullable Broken broken) {
    return broken == null ? null : "row " + broken.row() + ": " + broken.reason();
  }

  private static Standing standing(
      Handle handle, Place start, Place reached, Noted noted, @Nullable String fault) {
    Place last =
        handle
            .createQuery("SELECT seq, mac FROM audit ORDER BY seq DESC LIMIT 1")
            .map((row, ctx) -> new Place(row.getLong("seq"), row.getString("mac")))
            .findOne()
            .orElse(start);
    return new Standing(
        last.seq() - start.seq(),
        last.mac(),
        last.seq() - reached.seq(),
        noted.wholeAt() == 0 ? null : Instant.ofEpochMilli(noted.wholeAt()),
        fault);
  }

  private Optional<Noted> noted(Handle handle) {
    return handle
        .createQuery("SELECT seq, mac, whole_at, fault, seal FROM audit_proof")
        .map(
            (row, ctx) -> {
              Place place = new Place(row.getLong("seq"), row.getString("mac"));
              long wholeAt = row.getLong("whole_at");
              return seal.ofProof(place.seq(), place.mac(), wholeAt).equals(row.getString("seal"))
                  ? new Noted(place, wholeAt, row.getString("fault"))
                  : null;
            })
        .findOne();
  }

  private void note(Handle handle, Place place, long wholeAt, @Nullable String fault) {
    handle
        .createUpdate(
            """
            INSERT INTO audit_proof (only_row, seq, mac, whole_at, fault, seal)
            VALUES (1, :seq, :mac, :whole, :fault, :seal)
            ON CONFLICT (only_row) DO UPDATE SET seq = excluded.seq, mac = excluded.mac,
              whole_at = excluded.whole_at, fault = excluded.fault, seal = excluded.seal""")
        .bind("seq", place.seq())
        .bind("mac", place.mac())
        .bind("whole", wholeAt)
        .bind("fault", fault)
        .bind("seal", seal.ofProof(place.seq(), place.mac(), wholeAt))
        .execute();
  }

  /** Goes over all of it, piece by piece, and says how it stands. */
  public Standing prove() {
    Optional<Place> start = jdbi.withHandle(chain::start);
    Place at = start.orElse(Place.BEGINNING);
    boolean more = start.isPresent();
    while (more) {
      Place from = at;
      Walked walked = jdbi.inTransaction(handle -> piece(handle, from));
      at = walked.reached();
      more = walked.broken() == null && walked.rows() == PIECE;
    }
    return look();
  }

  private Walked piece(Handle handle, Place from) {
    Walked walked = chain.walk(handle, from, PIECE);
    boolean last = walked.rows() < PIECE;
    Broken broken = walked.broken();
    if (broken == null && last) {
      broken = chain.end(handle, walked.reached()).orElse(null);
    }
    if (broken != null || last) {
      note(handle, walked.reached(), clock.millis(), text(broken));
    }
    return walked;
  }
}
