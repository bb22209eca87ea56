package org.handbell.notifier.register;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.handbell.model.Priority;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** The lists of cases that one person reads, page by page. */
public final class Inbox {

  /** More than this are counted as so many and more. */
  public static final int MOST_COUNTED = 1_000;

  static final RowMapper<Listed> TO_LISTED =
      (row, ctx) -> {
        long closed = row.getLong("closed_at");
        String kind = row.getString("outcome_kind");
        return new Listed(
            Cases.TO_CASE.map(row, ctx),
            row.getString("assigned_to"),
            closed == 0 ? null : Instant.ofEpochMilli(closed),
            kind == null ? null : Outcome.Kind.valueOf(kind));
      };

  /** What is counted on an open case and was told to nobody by itself is read there. */
  private static final String NOT_READ_ELSEWHERE =
      " AND NOT (c.told_priority IS NULL AND EXISTS (SELECT 1 FROM parts o"
          + " JOIN cases v ON v.incident_id = o.whole_id"
          + " WHERE o.incident_id = c.incident_id AND v.outcome IS NULL))";

  private final Jdbi jdbi;

  Inbox(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Where a page ends: the next one begins behind it, however much came or went meanwhile.
   *
   * @param at when the last case was raised, or closed in a list of closed ones
   */
  public record Place(Priority priority, Instant at, String number) {}

  /**
   * One page.
   *
   * @param next absent on the last page
   */
  public record Page(List<Listed> cases, Optional<Place> next) {

    public Page {
      cases = List.copyOf(cases);
    }
  }

  /**
   * A page of what is wanted and may be seen.
   *
   * @param after where the page before it ended; null for the first
   */
  public Page page(Sight sight, Wanted wanted, @Nullable Place after, int size) {
    return jdbi.withHandle(handle -> page(handle, sight, wanted, after, size));
  }

  private static Page page(
      Handle handle, Sight sight, Wanted wanted, @Nullable Place after, int size) {
    String order =
        wanted.closed() ? "c.closed_at DESC, c.number DESC" : "c.priority, c.raised_at, c.number";
    Query query =
        handle.createQuery(
            Cases.CASE
                + "WHERE "
                + wanted.condition()
                + (wanted.closed() ? "" : NOT_READ_ELSEWHERE)
                + " AND "
                + sight.condition()
                + " AND "
                + behind(wanted)
                + " ORDER BY "
                + order
                + " LIMIT :most");
    Place from = after != null ? after : new Place(Priority.P1, start(wanted), "");
    query.bind("at", from.at().toEpochMilli()).bind("atNumber", from.number());
    if (!wanted.closed()) {
      query.bind("atPriority", from.priority().name());
    }
    sight.bind(wanted.bind(query, sight)).bind("most", size + 1);
    List<Listed> found = query.map(TO_LISTED).list();
    boolean more = found.size() > size;
    List<Listed> shown = more ? found.subList(0, size) : found;
    return new Page(shown, more ? Optional.of(place(shown.get(size - 1))) : Optional.empty());
  }

  private static String behind(Wanted wanted) {
    return wanted.closed()
        ? "(c.closed_at, c.number) < (:at, :atNumber)"
        : "(c.priority, c.raised_at, c.number) > (:atPriority, :at, :atNumber)";
  }

  /** Before any case: so the order is taken from an index on the first page as on the others. */
  private static Instant start(Wanted wanted) {
    return wanted.closed() ? Instant.ofEpochMilli(Long.MAX_VALUE) : Instant.EPOCH;
  }

  private static Place place(Listed last) {
    Case c = last.about();
    Instant closed = last.closedAt();
    return new Place(c.incident().priority(), closed == null ? c.raisedAt() : closed, c.number());
  }

  /** How many open cases of each priority the viewer may see, up to {@link #MOST_COUNTED} each. */
  public Map<Priority, Integer> open(Sight sight) {
    return jdbi.withHandle(
        handle -> {
          Map<Priority, Integer> counts = new EnumMap<>(Priority.class);
          for (Priority each : List.of(Priority.P1, Priority.P2, Priority.P3)) {
            counts.put(each, open(handle, sight, each));
          }
          return counts;
        });
  }

  private static int open(Handle handle, Sight sight, Priority priority) {
    return sight
        .bind(
            handle.createQuery(
                "SELECT count(*) FROM (SELECT 1 FROM cases c WHERE c.outcome IS NULL"
                    + " AND c.priority = :priority"
                    + NOT_READ_ELSEWHERE
                    + " AND "
                    + sight.condition()
                    + " LIMIT :most) AS counted"))
        .bind("priority", priority.name())
        .bind("most", MOST_COUNTED)
        .mapTo(Integer.class)
        .one();
  }
}
