package org.handbell.notifier.register;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** The audit chain as people read it: who did what, when and to which case; never what was seen. */
public final class AuditLog {

  /** The deeds whose payload tells of nobody that a case is about. */
  private static final Set<String> PLAIN =
      Set.of(
          "sign in",
          "sign out",
          "export",
          "purge",
          "hold",
          "release hold",
          "erased",
          "link account");

  private final InstantSource clock;
  private final Jdbi jdbi;
  private final Audit audit;

  AuditLog(InstantSource clock, Jdbi jdbi, Audit audit) {
    this.clock = clock;
    this.jdbi = jdbi;
    this.audit = audit;
  }

  /**
   * One page, newest first.
   *
   * @param next where the next page begins; absent on the last
   */
  public record Page(List<AuditLine> lines, Optional<Long> next) {

    public Page {
      lines = List.copyOf(lines);
    }
  }

  /**
   * The rows that are wanted and may be seen, newest first.
   *
   * @param before the row before which the page begins; null for the newest
   */
  public Page page(AuditSight sight, AuditWanted wanted, @Nullable Long before, int size) {
    List<AuditLine> found =
        jdbi.withHandle(
            handle ->
                lines(handle, sight, wanted, before == null ? Long.MAX_VALUE : before, size + 1));
    boolean more = found.size() > size;
    List<AuditLine> shown = more ? found.subList(0, size) : found;
    return new Page(shown, more ? Optional.of(shown.get(size - 1).seq()) : Optional.empty());
  }

  private List<AuditLine> lines(
      Handle handle, AuditSight sight, AuditWanted wanted, long before, int most) {
    NoteLock lock = NoteLock.of(handle);
    RowMapper<AuditLine> toLine =
        (row, ctx) ->
            new AuditLine(
                row.getLong("seq"),
                Instant.ofEpochMilli(row.getLong("at")),
                row.getString("actor"),
                row.getString("action"),
                row.getString("number"),
                row.getInt("is_case") == 1 ? null : row.getString("subject"),
                detail(
                    lock, row.getLong("seq"), row.getString("action"), row.getString("payload")));
    return wanted
        .bind(
            sight.bind(
                handle.createQuery(
                    "SELECT a.seq, a.at, a.actor, a.action, a.subject, a.payload, "
                        + sight.number()
                        + """
                         AS number,
                          CASE WHEN c.number IS NULL AND s.number IS NULL THEN 0 ELSE 1 END AS is_case
                        FROM audit a LEFT JOIN cases c ON c.number = a.subject
                        LEFT JOIN stubs s ON s.number = a.subject
                        LEFT JOIN audited_people p ON p.pseudonym = a.subject
                        WHERE a.seq < :before AND\s"""
                        + wanted.condition(sight.number())
                        + " AND "
                        + sight.condition()
                        + " ORDER BY a.seq DESC LIMIT :most"),
                audit.seal()::pseudonym))
        .bind("before", before)
        .bind("most", most)
        .map(toLine)
        .list();
  }

  private static String detail(NoteLock lock, long seq, String action, @Nullable String payload) {
    return payload == null || !PLAIN.contains(action) ? "" : lock.open(Audit.place(seq), payload);
  }

  /** How many rows this thread has added to the chain. */
  public long written() {
    return audit.written();
  }

  /** Writes down what somebody did that nothing else was written down about. */
  public void did(String who, String action, String subject, String detail) {
    jdbi.useTransaction(
        handle -> audit.append(handle, clock.instant(), who, action, subject, detail));
  }
}
