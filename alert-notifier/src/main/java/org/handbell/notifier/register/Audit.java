package org.handbell.notifier.register;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.handbell.notifier.register.AuditSeal.Row;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.PreparedBatch;

/** What was done, row after row: nothing is changed or taken away without breaking the chain. */
final class Audit {

  private static final RowMapper<Row> TO_ROW =
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

  private static final String INSERT =
      """
      INSERT INTO audit (seq, at, actor, action, subject, salt, payload, payload_hash, mac)
      VALUES (:seq, :at, :actor, :action, :subject, :salt, :payload, :hash, :mac)""";

  private final AuditSeal seal;
  private final SecureRandom salts = new SecureRandom();

  Audit(byte[] key) {
    this.seal = new AuditSeal(key);
  }

  /**
   * Notes whose key this chain is sealed with, the first time.
   *
   * @throws IllegalStateException when that is another than ours: its rows would look forged
   */
  void claim(Handle handle) {
    handle
        .createUpdate(
            """
            INSERT INTO audit_key (only_row, fingerprint) VALUES (1, :ours)
            ON CONFLICT (only_row) DO NOTHING""")
        .bind("ours", seal.ofKey())
        .execute();
    String noted =
        handle.createQuery("SELECT fingerprint FROM audit_key").mapTo(String.class).one();
    if (!noted.equals(seal.ofKey())) {
      throw new IllegalStateException(
          "audit.key is not the key that this register is sealed with: put back its backup, or"
              + " copy audit.key from the notifier that used the register first");
    }
  }

  static boolean isEmpty(Handle handle) {
    return handle.createQuery("SELECT count(*) FROM audit").mapTo(Long.class).one() == 0;
  }

  /**
   * Adds a row.
   *
   * @param actor who did it: {@code handbell}, or a person's account
   * @param subject what it was done to, by number or id
   * @param payload what may have to be erased one day
   */
  void append(
      Handle handle, Instant at, String actor, String action, String subject, String payload) {
    append(handle, at, List.of(new Note(actor, action, subject, payload)));
  }

  /**
   * What a row is to say, as of {@link #append(Handle, Instant, String, String, String, String)}.
   */
  record Note(String actor, String action, String subject, String payload) {}

  /** Adds rows, one after the other. */
  void append(Handle handle, Instant at, List<Note> notes) {
    if (notes.isEmpty()) {
      return;
    }
    Optional<Row> last = last(handle);
    long seq = last.map(Row::seq).orElse(0L);
    String mac = last.map(Row::mac).orElse(AuditSeal.START);
    PreparedBatch batch = handle.prepareBatch(INSERT);
    for (Note note : notes) {
      Row bare = bare(++seq, at, note);
      mac = seal.of(mac, bare);
      bind(batch, bare, mac);
    }
    int[] unused = batch.execute();
    handle
        .createUpdate(
            """
            INSERT INTO audit_head (only_row, seq, mac) VALUES (1, :seq, :mac)
            ON CONFLICT (only_row) DO UPDATE SET seq = excluded.seq, mac = excluded.mac""")
        .bind("seq", seq)
        .bind("mac", seal.ofHead(seq, mac))
        .execute();
  }

  private String salt() {
    byte[] salt = new byte[16];
    salts.nextBytes(salt);
    return HexFormat.of().formatHex(salt);
  }

  private Row bare(long seq, Instant at, Note note) {
    String salt = salt();
    String kept = Postgres.fit(note.payload()); // sealed as it can be read back from any database
    String hash = AuditSeal.hash(salt, kept);
    return new Row(
        seq, at.toEpochMilli(), note.actor(), note.action(), note.subject(), salt, kept, hash, "");
  }

  private static void bind(PreparedBatch batch, Row row, String mac) {
    batch
        .bind("seq", row.seq())
        .bind("at", row.at())
        .bind("actor", row.actor())
        .bind("action", row.action())
        .bind("subject", row.subject())
        .bind("salt", row.salt())
        .bind("payload", row.payload())
        .bind("hash", row.payloadHash())
        .bind("mac", mac)
        .add();
  }

  /** The seal of the newest row, which stands for the whole chain. */
  String head(Handle handle) {
    return last(handle).map(Row::mac).orElse(AuditSeal.START);
  }

  private static Optional<Row> last(Handle handle) {
    return handle
        .createQuery("SELECT * FROM audit ORDER BY seq DESC LIMIT 1")
        .map(TO_ROW)
        .findOne();
  }

  AuditVerdict verify(Handle handle) {
    long count = 0;
    String previous = AuditSeal.START;
    try (Stream<Row> rows =
        handle
            .createQuery("SELECT * FROM audit ORDER BY seq")
            .setFetchSize(1000)
            .map(TO_ROW)
            .stream()) {
      for (Iterator<Row> all = rows.iterator(); all.hasNext(); ) {
        Row row = all.next();
        count++;
        Optional<String> fault = fault(row, count, previous);
        if (fault.isPresent()) {
          return new AuditVerdict.Broken(count, fault.get());
        }
        previous = row.mac();
      }
    }
    return verifyHead(handle, count, previous);
  }

  private Optional<String> fault(Row row, long expected, String previous) {
    if (row.seq() != expected) {
      return Optional.of("row " + expected + " is missing");
    }
    if (!row.mac().equals(seal.of(previous, row))) {
      return Optional.of("the row, or the one before it, was changed");
    }
    if (row.payload() != null
        && !row.payloadHash().equals(AuditSeal.hash(String.valueOf(row.salt()), row.payload()))) {
      return Optional.of("the row's payload was changed");
    }
    return Optional.empty();
  }

  private AuditVerdict verifyHead(Handle handle, long count, String last) {
    Optional<String> head =
        handle.createQuery("SELECT mac FROM audit_head").mapTo(String.class).findOne();
    boolean fits = head.map(mac -> mac.equals(seal.ofHead(count, last))).orElse(count == 0);
    return fits
        ? new AuditVerdict.Intact(count, last)
        : new AuditVerdict.Broken(count + 1, "rows are missing at the end");
  }
}
