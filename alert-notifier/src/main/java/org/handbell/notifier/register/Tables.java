package org.handbell.notifier.register;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A register's tables as the database itself describes them. */
final class Tables {

  /** Written by whoever brings the schema up to date. */
  private static final String HISTORY = "flyway_schema_history";

  private Tables() {}

  /** Each table with the names of its columns. */
  static Map<String, Set<String>> columns(Connection connection) throws SQLException {
    DatabaseMetaData about = connection.getMetaData();
    Map<String, Set<String>> tables = new TreeMap<>();
    try (ResultSet found =
        about.getTables(null, connection.getSchema(), "%", new String[] {"TABLE"})) {
      while (found.next()) {
        String name = found.getString("TABLE_NAME");
        if (!name.equals(HISTORY)) {
          tables.put(name, new TreeSet<>());
        }
      }
    }
    for (Map.Entry<String, Set<String>> table : tables.entrySet()) {
      try (ResultSet found = about.getColumns(null, connection.getSchema(), table.getKey(), "%")) {
        while (found.next()) {
          table.getValue().add(found.getString("COLUMN_NAME"));
        }
      }
    }
    return tables;
  }

  /** The tables, each after those that its rows refer to. */
  static List<String> inOrder(Connection connection) throws SQLException {
    Map<String, Set<String>> needs = new TreeMap<>();
    for (String table : columns(connection).keySet()) {
      Set<String> others = new HashSet<>();
      try (ResultSet found =
          connection.getMetaData().getImportedKeys(null, connection.getSchema(), table)) {
        while (found.next()) {
          others.add(found.getString("PKTABLE_NAME"));
        }
      }
      others.remove(table);
      needs.put(table, others);
    }
    List<String> ordered = new ArrayList<>();
    while (!needs.isEmpty()) {
      String next =
          needs.entrySet().stream()
              .filter(each -> ordered.containsAll(each.getValue()))
              .map(Map.Entry::getKey)
              .findFirst()
              .orElseThrow(() -> new IllegalStateException("tables refer to each other"));
      ordered.add(next);
      needs.remove(next);
    }
    return ordered;
  }
}
