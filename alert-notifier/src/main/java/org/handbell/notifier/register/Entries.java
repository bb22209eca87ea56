package org.handbell.notifier.register;

import java.time.Instant;
import java.util.List;
import org.handbell.notifier.register.Entry.Kind;
import org.handbell.notifier.route.Contact;
import org.jdbi.v3.core.Handle;

/** What people wrote about cases, locked: only ever added to. */
final class Entries {

  private Entries() {}

  static void add(
      Handle handle, String incidentId, Contact by, Kind kind, String words, Instant now) {
    handle
        .createUpdate(
            """
            INSERT INTO entries (incident_id, seq, at, by_id, by_name, kind, words)
            SELECT :id, COALESCE(MAX(seq), 0) + 1, :now, :by, :name, :kind, :words
            FROM entries WHERE incident_id = :id""")
        .bind("id", incidentId)
        .bind("now", now.toEpochMilli())
        .bind("by", by.id())
        .bind("name", by.name())
        .bind("kind", kind.name())
        .bind("words", NoteLock.of(handle).lock(place(incidentId), words))
        .execute();
  }

  /** What an entry's words are bound to. */
  static String place(String incidentId) {
    return "entry/" + incidentId;
  }

  static List<Entry> of(Handle handle, String incidentId) {
    NoteLock lock = NoteLock.of(handle);
    return handle
        .createQuery("SELECT * FROM entries WHERE incident_id = :id ORDER BY seq")
        .bind("id", incidentId)
        .map(
            (row, ctx) ->
                new Entry(
                    Instant.ofEpochMilli(row.getLong("at")),
                    row.getString("by_id"),
                    row.getString("by_name"),
                    Kind.valueOf(row.getString("kind")),
                    lock.open(place(incidentId), row.getString("words"))))
        .list();
  }
}
