package org.handbell.notifier.register;

import java.util.List;
import java.util.stream.Stream;
import org.handbell.notifier.register.Outcome.Kind;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Locks what people wrote before there was a lock; when it is stopped, the next start goes on. */
final class Locking {

  private static final int TOGETHER = 500;
  private static final String UNLOCKED = " NOT LIKE '" + NoteLock.MARK + "%' LIMIT :most";

  /** A text, the row it stands in and how the row is found again. */
  private record Written(String place, String words, String key, long number) {}

  void catchUp(Jdbi jdbi) {
    while (jdbi.inTransaction(Locking::entries)) {}
    while (jdbi.inTransaction(Locking::outcomes)) {}
    while (jdbi.inTransaction(Locking::payloads)) {}
  }

  private static boolean entries(Handle handle) {
    List<Written> found =
        handle
            .createQuery("SELECT incident_id, seq, words FROM entries WHERE words" + UNLOCKED)
            .bind("most", TOGETHER)
            .map(
                (row, ctx) ->
                    new Written(
                        Entries.place(row.getString("incident_id")),
                        row.getString("words"),
                        row.getString("incident_id"),
                        row.getLong("seq")))
            .list();
    return lock(handle, found, "UPDATE entries SET words = ? WHERE incident_id = ? AND seq = ?");
  }

  private static boolean outcomes(Handle handle) {
    List<Written> found =
        handle
            .createQuery(
                "SELECT incident_id, outcome FROM cases WHERE outcome NOT IN (<titles>)"
                    + " AND outcome"
                    + UNLOCKED)
            .bindList("titles", Stream.of(Kind.values()).map(Kind::title).toList())
            .bind("most", TOGETHER)
            .map(
                (row, ctx) ->
                    new Written(
                        Holdings.place(row.getString("incident_id")),
                        row.getString("outcome"),
                        row.getString("incident_id"),
                        0))
            .list();
    return lock(handle, found, "UPDATE cases SET outcome = ? WHERE incident_id = ? AND 0 = ?");
  }

  private static boolean payloads(Handle handle) {
    List<Written> found =
        handle
            .createQuery(
                "SELECT seq, payload FROM audit WHERE actor <> 'handbell' AND payload" + UNLOCKED)
            .bind("most", TOGETHER)
            .map(
                (row, ctx) ->
                    new Written(
                        Audit.place(row.getLong("seq")),
                        row.getString("payload"),
                        "handbell",
                        row.getLong("seq")))
            .list();
    return lock(handle, found, "UPDATE audit SET payload = ? WHERE actor <> ? AND seq = ?");
  }

  private static boolean lock(Handle handle, List<Written> found, String update) {
    NoteLock lock = NoteLock.of(handle);
    for (Written each : found) {
      handle.execute(update, lock.lock(each.place(), each.words()), each.key(), each.number());
    }
    return !found.isEmpty();
  }
}
