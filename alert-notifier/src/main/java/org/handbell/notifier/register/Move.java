package org.handbell.notifier.register;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.handbell.notifier.DatabaseSettings;
import org.jdbi.v3.core.Handle;

/**
 * Takes a register from one database to another that is empty: all of it or nothing. What it is
 * taken from stays as it is.
 */
public final class Move {

  private static final int TOGETHER = 500;

  private Move() {}

  /**
   * Copies every table, compares the counts and verifies the audit chain at its new place before
   * anything there becomes visible.
   *
   * @return how many rows each table has
   * @throws IllegalStateException when the target holds a register already, or what arrived is not
   *     what was sent
   */
  public static Map<String, Long> move(DatabaseSettings from, DatabaseSettings to) {
    try (Database source = Database.open(from);
        Database target = Database.open(to)) {
      source.unlockNotes();
      Notes.lockWith(NoteLock.of(from.keys(), false), target.jdbi());
      return source // nobody writes meanwhile, and one moment is copied
          .jdbi()
          .inTransaction(
              read ->
                  target.jdbi().inTransaction(write -> move(read, write, from.keys(), to.keys())));
    } catch (SQLException e) {
      throw new IllegalStateException("nothing was moved: " + e.getMessage(), e);
    }
  }

  private static Map<String, Long> move(Handle read, Handle write, Path keys, Path newKeys)
      throws SQLException {
    Map<String, Long> rows = copyAll(read.getConnection(), write.getConnection());
    verify(write, keys, rows);
    KeyFile.copy(keys, newKeys);
    return rows;
  }

  static Map<String, Long> copyAll(Connection read, Connection write) throws SQLException {
    Map<String, Set<String>> columns = Tables.columns(read);
    List<String> tables = Tables.inOrder(write);
    refuseUnlike(columns, Tables.columns(write));
    for (String table : tables) {
      if (count(write, table) > 0) {
        throw new IllegalStateException(
            "the database to move to holds a register already (%s); nothing was changed there"
                .formatted(table));
      }
    }
    Map<String, Long> rows = new LinkedHashMap<>();
    for (String table : tables) {
      copy(read, write, table, List.copyOf(columns.get(table)));
      rows.put(table, count(read, table));
    }
    return rows;
  }

  private static void refuseUnlike(Map<String, Set<String>> from, Map<String, Set<String>> to) {
    if (!from.equals(to)) {
      throw new IllegalStateException(
          "the database to move to has other tables: name an empty one, made for Handbell alone");
    }
  }

  private static long count(Connection connection, String table) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery("SELECT count(*) FROM " + table)) {
      found.next();
      return found.getLong(1);
    }
  }

  private static void copy(Connection read, Connection write, String table, List<String> columns)
      throws SQLException {
    String names = String.join(", ", columns);
    String places = String.join(", ", Collections.nCopies(columns.size(), "?"));
    try (Statement all = read.createStatement();
        ResultSet rows = inPortions(all).executeQuery("SELECT " + names + " FROM " + table);
        PreparedStatement insert =
            write.prepareStatement(
                "INSERT INTO " + table + " (" + names + ") VALUES (" + places + ")")) {
      int waiting = 0;
      while (rows.next()) {
        for (int i = 1; i <= columns.size(); i++) {
          Object value = rows.getObject(i);
          insert.setObject(i, value instanceof String text ? Postgres.fit(text) : value);
        }
        insert.addBatch();
        if (++waiting % TOGETHER == 0) {
          insert.executeBatch();
        }
      }
      insert.executeBatch();
    }
  }

  /** A register need not fit into memory. */
  private static Statement inPortions(Statement statement) throws SQLException {
    statement.setFetchSize(TOGETHER);
    return statement;
  }

  private static void verify(Handle write, Path keys, Map<String, Long> rows) throws SQLException {
    for (Map.Entry<String, Long> each : rows.entrySet()) {
      long arrived = count(write.getConnection(), each.getKey());
      if (arrived != each.getValue()) {
        throw new IllegalStateException(
            "of %d rows of %s %d arrived; nothing was moved"
                .formatted(each.getValue(), each.getKey(), arrived));
      }
    }
    if (!Audit.isEmpty(write)
        && new Audit(KeyFile.ofAudit(keys).read(false)).verify(write)
            instanceof AuditVerdict.Broken broken) {
      throw new IllegalStateException(
          "the audit chain is broken at row %d (%s); nothing was moved"
              .formatted(broken.row(), broken.reason()));
    }
  }
}
