package org.handbell.notifier.register;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.handbell.notifier.retention.Kept;
import org.handbell.notifier.retention.Retention;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Takes away what was kept long enough. Each batch is one transaction with its own proof in the
 * audit chain: how many, how old, and a keyed digest of which; no names. Whoever kills it between
 * two batches loses nothing: the next run goes on.
 */
public final class Purge {

  private static final int BATCH = 200;

  /** Their oldest go together: to find where the chain then begins takes one look. */
  private static final int AUDIT_BATCH = 5_000;

  private final Retention retention;
  private final InstantSource clock;
  private final Jdbi jdbi;
  private final Audit audit;
  private final List<Sweep> sweeps;

  Purge(Retention retention, InstantSource clock, Jdbi jdbi, Audit audit) {
    this.retention = retention;
    this.clock = clock;
    this.jdbi = jdbi;
    this.audit = audit;
    this.sweeps = new Sweeps(audit.chain()).all();
  }

  /**
   * How one kind of data stands.
   *
   * @param due how many have been kept long enough and go with the next run
   * @param gone how many went so far
   * @param last when some of them last went
   */
  public record State(Kept kept, int days, long due, long gone, @Nullable Instant last) {}

  /** How every kind stands. */
  public List<State> states() {
    return jdbi.inTransaction(
        handle -> sweeps.stream().map(sweep -> state(handle, sweep)).toList());
  }

  private State state(Handle handle, Sweep sweep) {
    Kept kept = sweep.kept();
    long due = sweep.due(handle, retention.before(kept, clock.instant()));
    return handle
        .createQuery(
            "SELECT sum(rows_gone) AS gone, max(at) AS last FROM purges WHERE kept = :kept")
        .bind("kept", kept.key())
        .map(
            (row, ctx) -> {
              long last = row.getLong("last");
              return new State(
                  kept,
                  retention.daysOf(kept),
                  due,
                  row.getLong("gone"),
                  last == 0 ? null : Instant.ofEpochMilli(last));
            })
        .one();
  }

  /**
   * Takes away all that is due, and returns how many rows or cases that were. Where one kind cannot
   * go, the others do before that is said.
   */
  public long run() {
    long gone = 0;
    @Nullable RuntimeException failed = null;
    for (Sweep sweep : sweeps) {
      try {
        gone += run(sweep);
      } catch (RuntimeException e) {
        failed = e;
      }
    }
    if (failed != null) {
      throw failed;
    }
    return gone;
  }

  private long run(Sweep sweep) {
    long gone = 0;
    int batch;
    do {
      batch = jdbi.inTransaction(handle -> batch(handle, sweep, size(sweep)));
      gone += batch;
    } while (batch == size(sweep));
    return gone;
  }

  /** One batch of what is due first; for whoever wants to be stopped in the middle. */
  int batch(int most) {
    for (Sweep sweep : sweeps) {
      int batch = jdbi.inTransaction(handle -> batch(handle, sweep, most));
      if (batch > 0) {
        return batch;
      }
    }
    return 0;
  }

  private int batch(Handle handle, Sweep sweep, int most) {
    Instant now = clock.instant();
    Instant before = retention.before(sweep.kept(), now);
    List<String> keys = sweep.next(handle, before, most);
    if (keys.isEmpty()) {
      return 0;
    }
    sweep.deed().take(handle, keys, now);
    String digest = audit.seal().digest(keys);
    String what = "%d, older than %s, digest %s".formatted(keys.size(), before.toString(), digest);
    long seq = audit.append(handle, now, Audit.HANDBELL, "purge", sweep.kept().key(), what);
    note(handle, seq, now, sweep.kept(), keys.size(), before, digest);
    return keys.size();
  }

  private static int size(Sweep sweep) {
    return sweep.kept() == Kept.AUDIT ? AUDIT_BATCH : BATCH;
  }

  private static void note(
      Handle handle, long seq, Instant now, Kept kept, int rows, Instant before, String digest) {
    handle
        .createUpdate(
            """
            INSERT INTO purges (audit_seq, at, kept, rows_gone, older_than, digest)
            VALUES (:seq, :at, :kept, :rows, :before, :digest)""")
        .bind("seq", seq)
        .bind("at", now.toEpochMilli())
        .bind("kept", kept.key())
        .bind("rows", rows)
        .bind("before", before.toEpochMilli())
        .bind("digest", digest)
        .execute();
  }

  /**
   * A record that Kafka is to forget.
   *
   * @param topic its name
   */
  public record Tombstone(String topic, String key) {}

  /** The records of what went that Kafka still has, so many at most. */
  public List<Tombstone> tombstones(int most) {
    return jdbi.withHandle(
        handle ->
            new ArrayList<>(
                handle
                    .createQuery(
                        "SELECT topic, record_key FROM tombstones ORDER BY topic, record_key"
                            + " LIMIT :most")
                    .bind("most", most)
                    .map(
                        (row, ctx) ->
                            new Tombstone(row.getString("topic"), row.getString("record_key")))
                    .list()));
  }

  /** Kafka has been told of these. */
  public void told(List<Tombstone> told) {
    jdbi.useTransaction(
        handle ->
            told.forEach(
                each ->
                    handle.execute(
                        "DELETE FROM tombstones WHERE topic = ? AND record_key = ?",
                        each.topic(),
                        each.key())));
  }
}
