package org.handbell.notifier.register;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.handbell.model.Category;
import org.handbell.model.Priority;
import org.handbell.model.Risk;
import org.handbell.model.Theme;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * Which cases somebody is looking for; what is absent or empty is any.
 *
 * @param closed true for cases with an outcome, newest first; else open ones, most urgent first
 * @param mine those that the viewer holds or is to deal with
 * @param who part of a name, an account or a case number
 * @param from raised then or later
 * @param to raised before
 */
public record Wanted(
    boolean closed,
    boolean mine,
    @Nullable Priority priority,
    @Nullable Theme theme,
    @Nullable Risk risk,
    String year,
    String who,
    @Nullable Instant from,
    @Nullable Instant to) {

  /** Everything that is open. */
  public static final Wanted OPEN = new Wanted(false, false, null, null, null, "", "", null, null);

  private static final int LONGEST = 80;

  public Wanted {
    year = year.strip();
    who = who.strip();
    if (year.length() > LONGEST || who.length() > LONGEST) {
      throw new IllegalArgumentException("nobody has so long a name");
    }
  }

  /** The condition on the row {@code c} of a case. */
  String condition() {
    List<String> all = new ArrayList<>();
    all.add(closed ? "c.outcome IS NOT NULL" : "c.outcome IS NULL");
    all.add(priority == null ? "c.priority <> 'P4'" : "c.priority = :priority");
    add(all, mine, "(c.acknowledged_by IN (<mine>) OR c.assigned_to IN (<mine>))");
    add(all, theme != null, "c.theme = :theme");
    add(all, risk != null, "c.category IN (<categories>)");
    add(all, !year.isEmpty(), "c.year = :year");
    add(all, !who.isEmpty(), "(c.who LIKE :who ESCAPE '!' OR c.number = :number)");
    add(all, from != null, "c.raised_at >= :from");
    add(all, to != null, "c.raised_at < :to");
    return String.join(" AND ", all);
  }

  private static void add(List<String> all, boolean wanted, String condition) {
    if (wanted) {
      all.add(condition);
    }
  }

  /** Fills in what {@link #condition} left open. */
  <S extends SqlStatement<S>> S bind(S statement, Sight sight) {
    Map<String, Object> values = new LinkedHashMap<>();
    put(values, priority != null, "priority", String.valueOf(priority));
    put(values, theme != null, "theme", theme == null ? "" : theme.name());
    put(values, !year.isEmpty(), "year", year);
    put(values, !who.isEmpty(), "who", "%" + escaped(who.toLowerCase(Locale.ROOT)) + "%");
    put(values, !who.isEmpty(), "number", who);
    put(values, from != null, "from", from == null ? 0L : from.toEpochMilli());
    put(values, to != null, "to", to == null ? 0L : to.toEpochMilli());
    statement.bindMap(values);
    if (mine) {
      statement.bindList("mine", List.copyOf(sight.ids()));
    }
    if (risk != null) {
      statement.bindList("categories", categories(risk));
    }
    return statement;
  }

  private static void put(Map<String, Object> values, boolean wanted, String name, Object value) {
    if (wanted) {
      values.put(name, value);
    }
  }

  static String escaped(String text) {
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
  }

  private static List<String> categories(Risk risk) {
    return List.of(Category.values()).stream()
        .filter(each -> each.risk() == risk)
        .map(Category::id)
        .toList();
  }
}
