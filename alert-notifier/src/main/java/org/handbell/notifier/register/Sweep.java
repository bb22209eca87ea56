package org.handbell.notifier.register;

import java.time.Instant;
import java.util.List;
import org.handbell.notifier.retention.Kept;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * How one kind of data is purged, a batch at a time.
 *
 * @param select the keys of what is older than {@code :before}, in order
 * @param deed takes a batch of them away
 */
record Sweep(Kept kept, String select, Deed deed) {

  /** Takes those rows away in the transaction that proves it. */
  interface Deed {
    void take(Handle handle, List<String> keys, Instant now);
  }

  long due(Handle handle, Instant before) {
    return bind(handle.createQuery("SELECT count(*) FROM (" + select + ") AS due"), before)
        .mapTo(Long.class)
        .one();
  }

  List<String> next(Handle handle, Instant before, int most) {
    return bind(handle.createQuery(select + " LIMIT :most"), before)
        .bind("most", most)
        .mapTo(String.class)
        .list();
  }

  private static Query bind(Query query, Instant before) {
    return query.bind("before", before.toEpochMilli());
  }
}
