package org.handbell.notifier.register;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.handbell.notifier.register.AuditChain.Place;
import org.handbell.notifier.retention.Kept;
import org.jdbi.v3.core.Handle;

/**
 * What is purged of the register, kind by kind. An open case is never purged, nor is one that a
 * hold keeps; while any hold stands, the audit chain stays whole too.
 */
final class Sweeps {

  private static final String FREE =
      """
      NOT EXISTS (SELECT 1 FROM holds h WHERE h.released_at IS NULL
        AND (h.number = c.number OR h.person_id = c.person_id))""";

  private static final String OLD_AND_CLOSED =
      "c.outcome IS NOT NULL AND COALESCE(c.closed_at, c.raised_at) < :before";

  /** Nobody was told of it and nobody took it: it was counted, and asks nobody to close it. */
  private static final String ONLY_COUNTED =
      "c.outcome IS NULL AND c.told_priority IS NULL AND c.acknowledged_at IS NULL"
          + " AND c.raised_at < :before";

  /** What came of the case still holds: whoever made the exception can find and withdraw it. */
  private static final String NOTHING_IN_FORCE =
      """
      NOT EXISTS (SELECT 1 FROM verdicts v WHERE v.incident_id = c.incident_id
        AND v.state = 'IN_FORCE' AND v.until_at >= :before)""";

  private final AuditChain chain;

  Sweeps(AuditChain chain) {
    this.chain = chain;
  }

  List<Sweep> all() {
    return Stream.concat(cases(), others()).toList();
  }

  private static Stream<Sweep> cases() {
    return Stream.of(
        cases(Kept.FALSE_ALARM, OLD_AND_CLOSED + " AND c.outcome_kind = 'FALSE_ALARM'"),
        cases(Kept.REFERRED, OLD_AND_CLOSED + " AND c.outcome_kind = 'REFERRED'"),
        cases(Kept.P1, plain("P1")),
        cases(Kept.P2, plain("P2")),
        cases(Kept.P3, plain("P3")),
        cases(Kept.P4, "(" + plain("P4") + " OR (c.priority = 'P4' AND " + ONLY_COUNTED + "))"));
  }

  private static String plain(String priority) {
    return OLD_AND_CLOSED
        + " AND c.priority = '"
        + priority
        + "' AND (c.outcome_kind IS NULL OR c.outcome_kind NOT IN ('FALSE_ALARM', 'REFERRED'))";
  }

  private static Sweep cases(Kept kept, String condition) {
    return new Sweep(
        kept,
        ofCases(condition + " AND " + NOTHING_IN_FORCE),
        (handle, ids, now) -> Removal.remove(handle, ids, "purge", now));
  }

  private static String ofCases(String condition) {
    return "SELECT c.incident_id FROM cases c WHERE "
        + condition
        + " AND "
        + FREE
        + " ORDER BY c.incident_id";
  }

  private Stream<Sweep> others() {
    return Stream.of(
        new Sweep(
            Kept.EVIDENCE,
            ofCases(OLD_AND_CLOSED + " AND c.words_gone_at IS NULL"),
            EvidenceWords::forget),
        new Sweep(
            Kept.NOTES,
            ofCases(
                OLD_AND_CLOSED
                    + " AND EXISTS (SELECT 1 FROM entries e WHERE e.incident_id = c.incident_id)"),
            Sweeps::forgetNotes),
        new Sweep(
            Kept.MAILS,
            """
            SELECT dedup_key FROM outbox WHERE incident_id IS NULL AND body_text <> ''
              AND (state IN ('SENT', 'FOLDED', 'SUPERSEDED') OR dropped_at IS NOT NULL)
              AND created_at < :before ORDER BY dedup_key""",
            (handle, keys, now) ->
                on(
                    handle,
                    "UPDATE outbox SET body_text = '', body_html = '' WHERE dedup_key IN (<keys>)",
                    keys)),
        new Sweep(
            Kept.ACTIVITY,
            "SELECT school_id || '/' || hour || '/' || part FROM activity WHERE hour < :before"
                + " ORDER BY hour, school_id, part",
            (handle, keys, now) ->
                on(
                    handle,
                    "DELETE FROM activity"
                        + " WHERE school_id || '/' || hour || '/' || part IN (<keys>)",
                    keys)),
        new Sweep(
            Kept.SESSIONS,
            "SELECT hash FROM sessions WHERE seen_at < :before UNION"
                + " SELECT hash FROM invitations WHERE expires_at < :before ORDER BY 1",
            Sweeps::forgetSessions),
        new Sweep(
            Kept.STUBS,
            "SELECT incident_id FROM stubs WHERE gone_at < :before ORDER BY incident_id",
            (handle, keys, now) ->
                on(handle, "DELETE FROM stubs WHERE incident_id IN (<keys>)", keys)),
        new Sweep(
            Kept.AUDIT,
            """
            SELECT seq FROM audit WHERE seq < (SELECT min(seq) FROM audit WHERE at >= :before)
              AND NOT EXISTS (SELECT 1 FROM holds WHERE released_at IS NULL) ORDER BY seq""",
            (handle, keys, now) -> shorten(handle, Long.parseLong(keys.get(keys.size() - 1)))));
  }

  private static void on(Handle handle, String sql, List<String> keys) {
    handle.createUpdate(sql).bindList("keys", keys).execute();
  }

  private static void forgetNotes(Handle handle, List<String> ids, Instant now) {
    List<String> numbers =
        handle
            .createQuery("SELECT number FROM cases WHERE incident_id IN (<keys>)")
            .bindList("keys", ids)
            .mapTo(String.class)
            .list();
    Removal.forgetPayloads(handle, numbers);
    on(handle, "DELETE FROM entries WHERE incident_id IN (<keys>)", ids);
  }

  private static void forgetSessions(Handle handle, List<String> hashes, Instant now) {
    on(handle, "DELETE FROM sessions WHERE hash IN (<keys>)", hashes);
    on(handle, "DELETE FROM invitations WHERE hash IN (<keys>)", hashes);
  }

  private void shorten(Handle handle, long last) {
    String mac =
        handle
            .createQuery("SELECT mac FROM audit WHERE seq = :seq")
            .bind("seq", last)
            .mapTo(String.class)
            .one();
    chain.startBehind(handle, new Place(last, mac));
    handle.execute("DELETE FROM audit WHERE seq <= ?", last);
  }
}
