package org.handbell.notifier.register;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.handbell.notifier.DatabaseSettings;

/**
 * A register as it stood at one moment, in one SQLite file, whichever database it came from and
 * goes to. Taking one does not hold up whoever works on the register.
 */
public final class RegisterCopy {

  /** Nobody opens more cases than this between a backup and the loss that it is put back after. */
  private static final int NUMBERS_PASSED_OVER = 1000;

  private RegisterCopy() {}

  /** True where there is a register to copy. */
  public static boolean isThere(DatabaseSettings settings) {
    return settings.isPostgres() || Files.exists(settings.file());
  }

  /**
   * Copies the register to a file that is not there yet.
   *
   * @return the newest change of the tables that the copy has
   * @throws IllegalStateException when the register cannot be read
   */
  public static int take(DatabaseSettings from, Path file) {
    try {
      if (from.isPostgres()) {
        copyRows(from, file);
      } else {
        copyFile(from, file);
      }
      return version(new Sqlite(file));
    } catch (SQLException e) {
      throw new IllegalStateException("the register cannot be copied: " + e.getMessage(), e);
    }
  }

  private static void copyFile(DatabaseSettings from, Path file) throws SQLException {
    try (Connection read = Dialect.of(from).source().getConnection();
        PreparedStatement copy = read.prepareStatement("VACUUM INTO ?")) {
      copy.setString(1, file.toString());
      copy.execute();
    }
  }

  /** One moment is copied while others go on writing. */
  private static void copyRows(DatabaseSettings from, Path file) throws SQLException {
    try (Connection read = Dialect.of(from).source().getConnection();
        Database target = Database.open(DatabaseSettings.sqlite(file))) {
      read.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      read.setReadOnly(true);
      read.setAutoCommit(false);
      var unused = target.jdbi().inTransaction(write -> Move.copyAll(read, write.getConnection()));
      read.rollback();
    }
  }

  /**
   * Makes a copy that lies where it belongs a register again: looks it through, notes that it was
   * put back, and goes on with case numbers that no lost case can have had.
   *
   * @param taken when the copy was taken
   * @throws IllegalStateException when it is damaged, or its record does not hold with these keys
   */
  public static void revive(DatabaseSettings settings, Instant taken, Instant now) {
    try (Database database = Database.open(settings)) {
      Audit audit = new Audit(KeyFile.ofAudit(settings.keys()).read(false));
      database.unlockNotes();
      database
          .jdbi()
          .useTransaction(
              handle -> {
                audit.claim(handle);
                if (audit.verify(handle) instanceof AuditVerdict.Broken broken) {
                  throw new IllegalStateException(
                      "the audit chain is broken at row %d (%s)"
                          .formatted(broken.row(), broken.reason()));
                }
                handle.execute(
                    "UPDATE case_numbers SET last_given = last_given + ?", NUMBERS_PASSED_OVER);
                audit.append(
                    handle, now, "handbell", "restore", "register", "as of " + taken.toString());
              });
    }
  }

  /** The newest change of the tables that this Handbell makes. */
  public static int newest() {
    return Arrays.stream(
            Flyway.configure()
                .dataSource("jdbc:sqlite::memory:", null, null)
                .locations("classpath:db/notifier", "classpath:db/notifier-sqlite")
                .load()
                .info()
                .all())
        .map(MigrationInfo::getVersion)
        .mapToInt(version -> Integer.parseInt(version.getVersion()))
        .max()
        .orElseThrow();
  }

  private static int version(Dialect dialect) throws SQLException {
    try (Connection connection = dialect.source().getConnection();
        Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery(
                "SELECT max(CAST(version AS INTEGER)) FROM flyway_schema_history")) {
      found.next();
      return found.getInt(1);
    }
  }
}
