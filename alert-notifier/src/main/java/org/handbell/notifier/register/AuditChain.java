package org.handbell.notifier.register;

import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;
import org.handbell.notifier.register.AuditSeal.Row;
import org.handbell.notifier.register.AuditVerdict.Broken;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** Goes over the audit chain, row after row, as far as one wants to at a time. */
final class AuditChain {

  static final RowMapper<Row> TO_ROW =
      (row, ctx) ->
          new Row(
              row.getLong("seq"),
              row.getLong("at"),
              row.getString("actor"),
              row.getString("action"),
              row.getString("subject"),
              row.getString("salt"),
              row.getString("payload"),
              row.getString("payload_hash"),
              row.getString("mac"));

  private static final int FETCHED = 1_000;

  /** The last row up to which the chain holds, and its seal. */
  record Place(long seq, String mac) {

    static final Place BEGINNING = new Place(0, AuditSeal.START);
  }

  /**
   * How far the chain holds.
   *
   * @param rows how many were gone over
   * @param broken what is wrong with the next; absent when nothing is
   */
  record Walked(Place reached, long rows, @Nullable Broken broken) {}

  private final AuditSeal seal;

  AuditChain(AuditSeal seal) {
    this.seal = seal;
  }

  /** Where the chain begins; its oldest rows may have been purged. */
  Optional<Place> start(Handle handle) {
    Optional<Place> noted =
        handle
            .createQuery("SELECT seq, mac, seal FROM audit_start")
            .map(
                (row, ctx) -> {
                  Place place = new Place(row.getLong("seq"), row.getString("mac"));
                  return seal.ofStart(place.seq(), place.mac()).equals(row.getString("seal"))
                      ? place
                      : new Place(-1, "");
                })
            .findOne();
    return noted.isEmpty() ? Optional.of(Place.BEGINNING) : noted.filter(it -> it.seq() >= 0);
  }

  /** Notes that the chain now begins behind that row. */
  void startBehind(Handle handle, Place place) {
    handle
        .createUpdate(
            """
            INSERT INTO audit_start (only_row, seq, mac, seal) VALUES (1, :seq, :mac, :seal)
            ON CONFLICT (only_row) DO UPDATE
            SET seq = excluded.seq, mac = excluded.mac, seal = excluded.seal""")
        .bind("seq", place.seq())
        .bind("mac", place.mac())
        .bind("seal", seal.ofStart(place.seq(), place.mac()))
        .execute();
  }

  /** Goes over the rows behind that one, so many at most. */
  Walked walk(Handle handle, Place from, int most) {
    NoteLock lock = NoteLock.of(handle);
    Place at = from;
    try (Stream<Row> rows =
        handle
            .createQuery("SELECT * FROM audit WHERE seq > :from ORDER BY seq LIMIT :most")
            .bind("from", from.seq())
            .bind("most", most)
            .setFetchSize(FETCHED)
            .map(TO_ROW)
            .stream()) {
      for (Iterator<Row> all = rows.iterator(); all.hasNext(); ) {
        Row row = all.next();
        Optional<String> fault = fault(row, at, lock);
        if (fault.isPresent()) {
          Broken broken = new Broken(at.seq() + 1, fault.get());
          return new Walked(at, at.seq() - from.seq(), broken);
        }
        at = new Place(row.seq(), row.mac());
      }
    }
    return new Walked(at, at.seq() - from.seq(), null);
  }

  private Optional<String> fault(Row row, Place before, NoteLock lock) {
    if (row.seq() != before.seq() + 1) {
      return Optional.of("row " + (before.seq() + 1) + " is missing");
    }
    if (!row.mac().equals(seal.of(before.mac(), row))) {
      return Optional.of("the row, or the one before it, was changed");
    }
    String payload = row.payload();
    if (payload != null) {
      String words = lock.open(Audit.place(row.seq()), payload);
      if (!row.payloadHash().equals(AuditSeal.hash(String.valueOf(row.salt()), words))) {
        return Optional.of("the row's payload was changed");
      }
    }
    return Optional.empty();
  }

  /** What is wrong where the chain ends, once all of it was gone over; nothing when it is whole. */
  Optional<Broken> end(Handle handle, Place last) {
    Optional<String> head =
        handle.createQuery("SELECT mac FROM audit_head").mapTo(String.class).findOne();
    boolean fits =
        head.map(mac -> mac.equals(seal.ofHead(last.seq(), last.mac()))).orElse(last.seq() == 0);
    return fits
        ? Optional.empty()
        : Optional.of(new Broken(last.seq() + 1, "rows are missing at the end"));
  }
}
