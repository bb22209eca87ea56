package org.handbell.notifier.register;

import java.time.Instant;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of the audit chain somebody wants to see.
 *
 * @param actor who did it; {@link #ANYBODY}, or null for what people did and not Handbell itself
 * @param number of the case that it was done to
 * @param action what was done
 * @param from from then on
 * @param to before then
 */
public record AuditWanted(
    @Nullable String actor,
    @Nullable String number,
    @Nullable String action,
    @Nullable Instant from,
    @Nullable Instant to) {

  /** Handbell's own deeds as well. */
  public static final String ANYBODY = "*";

  /** What people did. */
  public static final AuditWanted BY_PEOPLE = new AuditWanted(null, null, null, null, null);

  /**
   * The condition on the row {@code a}.
   *
   * @param shown the number of its case where whoever wants it may be shown that: nobody finds by a
   *     number what does not show it
   */
  String condition(String shown) {
    StringBuilder sql = new StringBuilder("1 = 1");
    if (actor == null) {
      sql.append(" AND a.actor <> 'handbell'");
    } else if (!actor.equals(ANYBODY)) {
      sql.append(" AND a.actor = :actor");
    }
    append(sql, number, " AND a.subject = :number AND (" + shown + ") IS NOT NULL");
    append(sql, action, " AND a.action = :action");
    append(sql, from, " AND a.at >= :from");
    append(sql, to, " AND a.at < :to");
    return sql.toString();
  }

  private static void append(StringBuilder sql, @Nullable Object given, String condition) {
    if (given != null) {
      sql.append(condition);
    }
  }

  <S extends SqlStatement<S>> S bind(S statement) {
    if (actor != null && !actor.equals(ANYBODY)) {
      statement.bind("actor", actor);
    }
    if (number != null) {
      statement.bind("number", number);
    }
    if (action != null) {
      statement.bind("action", action);
    }
    if (from != null) {
      statement.bind("from", from.toEpochMilli());
    }
    return to == null ? statement : statement.bind("to", to.toEpochMilli());
  }
}
