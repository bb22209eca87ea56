package org.handbell.notifier.register;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The messages of which somebody must look whether they have arrived, and when. */
final class Rungs {

  private final Dialect dialect;

  Rungs(Dialect dialect) {
    this.dialect = dialect;
  }

  /** One of them as it stands. */
  record Rung(Notification message, OutboxState state) {}

  /** The keys of those at which it is time to look, the longest due first. */
  List<String> due(Handle handle, Instant now, int atMost) {
    return handle
        .createQuery(
            "SELECT dedup_key FROM outbox WHERE ladder_at <= :now ORDER BY ladder_at LIMIT :most")
        .bind("now", now.toEpochMilli())
        .bind("most", atMost)
        .mapTo(String.class)
        .list();
  }

  Optional<Rung> find(Handle handle, String key, Instant now) {
    return handle
        .createQuery(
            "SELECT * FROM outbox WHERE dedup_key = :key AND ladder_at <= :now" + dialect.locking())
        .bind("key", key)
        .bind("now", now.toEpochMilli())
        .map(
            (row, ctx) ->
                new Rung(
                    Leases.TO_NOTIFICATION.map(row, ctx),
                    OutboxState.valueOf(row.getString("state"))))
        .findOne();
  }

  /** Looks at it again then, or no more. */
  void lookAgain(Handle handle, Rung rung, @Nullable Instant at) {
    handle
        .createUpdate("UPDATE outbox SET ladder_at = :at WHERE dedup_key = :key")
        .bind("at", at == null ? null : at.toEpochMilli())
        .bind("key", rung.message().key())
        .execute();
  }

  /** True while what came after that mail, about the same case to the same address, waits too. */
  boolean isUnsent(Handle handle, Notification overtaken) {
    return handle
        .createQuery(
            """
            SELECT 1 FROM outbox WHERE incident_id = :id AND address = :address
            AND channel = 'mail' AND state IN ('READY', 'SENDING', 'RETRY', 'UNKNOWN') LIMIT 1""")
        .bind("id", overtaken.incidentId())
        .bind("address", overtaken.recipient().address())
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }
}
