package org.handbell.notifier.register;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.handbell.notifier.register.Slice.Mark;
import org.handbell.notifier.register.Slice.Rows;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * What every register has in common: rows of schools with a moment and an id, read newest first.
 *
 * @param <T> what a row says
 */
final class Ledger<T> {

  private final String table;
  private final String result;
  private final RowMapper<T> mapper;

  /**
   * @param table a name of our own, never a word of somebody's
   * @param result the column that says what came of it
   */
  Ledger(String table, String result, RowMapper<T> mapper) {
    this.table = table;
    this.result = result;
    this.mapper = mapper;
  }

  /** The id of the next row; one transaction at a time writes. */
  long next(Handle handle) {
    return handle
        .createQuery("SELECT coalesce(max(id), 0) + 1 FROM " + table)
        .mapTo(Long.class)
        .one();
  }

  Rows<T> page(Handle handle, Collection<String> schools, Slice slice) {
    if (schools.isEmpty()) {
      return new Rows<>(List.of(), Optional.empty());
    }
    Query query =
        handle
            .createQuery(
                "SELECT t.* FROM "
                    + table
                    + " t WHERE t.school_id IN (<schools>)"
                    + behind("t")
                    + " ORDER BY t.at DESC, t.id DESC LIMIT :most")
            .bindList("schools", List.copyOf(schools));
    return page(query, slice, mapper);
  }

  /** The condition on rows that are in a slice. */
  static String behind(String row) {
    return " AND %1$s.at >= :from AND %1$s.at < :to AND (%1$s.at, %1$s.id) < (:at, :id)"
        .formatted(row);
  }

  /** Fills in what {@link #behind} left open, and how many are wanted. */
  static <R> Rows<R> page(Query query, Slice slice, RowMapper<R> mapper) {
    Mark after = slice.after();
    List<Placed<R>> found =
        query
            .bind("from", millis(slice.from(), Long.MIN_VALUE))
            .bind("to", millis(slice.to(), Long.MAX_VALUE))
            .bind("at", after == null ? Long.MAX_VALUE : after.at().toEpochMilli())
            .bind("id", after == null ? Long.MAX_VALUE : after.id())
            .bind("most", slice.size() + 1)
            .map(
                (row, ctx) ->
                    new Placed<>(
                        new Mark(Instant.ofEpochMilli(row.getLong("at")), row.getLong("id")),
                        mapper.map(row, ctx)))
            .list();
    boolean more = found.size() > slice.size();
    List<Placed<R>> shown = more ? found.subList(0, slice.size()) : found;
    return new Rows<>(
        shown.stream().map(Placed::row).toList(),
        more ? Optional.of(shown.get(shown.size() - 1).at()) : Optional.empty());
  }

  private record Placed<R>(Mark at, R row) {}

  private static long millis(@Nullable Instant at, long otherwise) {
    return at == null ? otherwise : at.toEpochMilli();
  }

  Optional<T> find(Handle handle, Collection<String> schools, long id) {
    return schools.isEmpty()
        ? Optional.empty()
        : handle
            .createQuery("SELECT * FROM " + table + " WHERE id = :id AND school_id IN (<schools>)")
            .bindList("schools", List.copyOf(schools))
            .bind("id", id)
            .map(mapper)
            .findOne();
  }

  /** How many rows a school has from {@code from} on and before {@code to}. */
  Tally tally(Handle handle, String schoolId, Instant from, Instant to) {
    Map<String, Integer> by = new TreeMap<>();
    List<Instant> latest =
        handle
            .createQuery(
                "SELECT %1$s AS came, count(*) AS times, max(at) AS latest FROM %2$s"
                        .formatted(result, table)
                    + " WHERE school_id = :school AND at >= :from AND at < :to GROUP BY "
                    + result)
            .bind("school", schoolId)
            .bind("from", from.toEpochMilli())
            .bind("to", to.toEpochMilli())
            .map(
                (row, ctx) -> {
                  by.put(row.getString("came"), row.getInt("times"));
                  return Instant.ofEpochMilli(row.getLong("latest"));
                })
            .list();
    int count = by.values().stream().mapToInt(Integer::intValue).sum();
    return new Tally(count, by, latest.stream().max(Instant::compareTo).orElse(null));
  }
}
