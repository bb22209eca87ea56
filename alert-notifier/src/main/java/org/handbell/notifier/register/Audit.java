package org.handbell.notifier.register;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.handbell.notifier.register.AuditChain.Place;
import org.handbell.notifier.register.AuditChain.Walked;
import org.handbell.notifier.register.AuditSeal.Row;
import org.handbell.notifier.register.AuditVerdict.Broken;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** What was done, row after row: nothing is changed or taken away without breaking the chain. */
final class Audit {

  /** Who did what no person did. */
  static final String HANDBELL = "handbell";

  private static final String INSERT =
      """
      INSERT INTO audit (seq, at, actor, action, subject, salt, payload, payload_hash, mac)
      VALUES (:seq, :at, :actor, :action, :subject, :salt, :payload, :hash, :mac)""";

  private static final int AT_ONCE = 50_000;

  private final AuditSeal seal;
  private final AuditChain chain;
  private final SecureRandom salts = new SecureRandom();
  private final ThreadLocal<Long> written = ThreadLocal.withInitial(() -> 0L);

  Audit(byte[] key) {
    this.seal = new AuditSeal(key);
    this.chain = new AuditChain(seal);
  }

  AuditSeal seal() {
    return seal;
  }

  AuditChain chain() {
    return chain;
  }

  /** How many rows this thread has added: whether a page has written down its visit. */
  long written() {
    return written.get();
  }

  /** What a row's payload is bound to. */
  static String place(long seq) {
    return "audit/" + seq;
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
   * @param payload what may have to be erased one day; what a person did may tell of people, so it
   *     is locked
   * @return the row's number
   */
  long append(
      Handle handle, Instant at, String actor, String action, String subject, String payload) {
    return append(handle, at, List.of(new Note(actor, action, subject, payload)));
  }

  /**
   * What a row is to say, as of {@link #append(Handle, Instant, String, String, String, String)}.
   */
  record Note(String actor, String action, String subject, String payload) {}

  /**
   * Adds rows, one after the other.
   *
   * @return the number of the last row that there is
   */
  long append(Handle handle, Instant at, List<Note> notes) {
    Optional<Row> last = last(handle);
    long seq = last.map(Row::seq).orElse(0L);
    if (notes.isEmpty()) {
      return seq;
    }
    String mac = last.map(Row::mac).orElse(AuditSeal.START);
    PreparedBatch batch = handle.prepareBatch(INSERT);
    for (Note note : notes) {
      Row bare = bare(++seq, at, note);
      mac = seal.of(mac, bare);
      String payload = String.valueOf(bare.payload());
      bind(
          batch, bare, note.actor().equals(HANDBELL) ? payload : locked(handle, seq, payload), mac);
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
    written.set(written.get() + notes.size());
    return seq;
  }

  private static String locked(Handle handle, long seq, String payload) {
    return NoteLock.of(handle).lock(place(seq), payload);
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

  private static void bind(PreparedBatch batch, Row row, String payload, String mac) {
    batch
        .bind("seq", row.seq())
        .bind("at", row.at())
        .bind("actor", row.actor())
        .bind("action", row.action())
        .bind("subject", row.subject())
        .bind("salt", row.salt())
        .bind("payload", payload)
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
        .map(AuditChain.TO_ROW)
        .findOne();
  }

  AuditVerdict verify(Handle handle) {
    Optional<Place> start = chain.start(handle);
    if (start.isEmpty()) {
      return new Broken(1, "where the chain begins was changed");
    }
    Walked walked = new Walked(start.get(), 0, null);
    long rows = 0;
    do {
      walked = chain.walk(handle, walked.reached(), AT_ONCE);
      rows += walked.rows();
    } while (walked.broken() == null && walked.rows() == AT_ONCE);
    Broken broken = walked.broken();
    String head = walked.reached().mac();
    long all = rows;
    return broken != null
        ? broken
        : chain
            .end(handle, walked.reached())
            .<AuditVerdict>map(missing -> missing)
            .orElseGet(() -> new AuditVerdict.Intact(all, head));
  }
}
