package org.handbell.notifier.register;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** The register in one file, for one notifier. */
final class Sqlite implements Dialect {

  private final Path file;

  Sqlite(Path file) {
    this.file = file;
  }

  @Override
  public DataSource source() {
    SQLiteConfig settings = new SQLiteConfig();
    settings.setJournalMode(SQLiteConfig.JournalMode.WAL);
    settings.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    settings.setBusyTimeout((int) Database.BUSY.toMillis());
    settings.enforceForeignKeys(true);
    settings.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    SQLiteDataSource source = new SQLiteDataSource(settings);
    source.setUrl("jdbc:sqlite:" + file);
    return source;
  }

  @Override
  public void refuseUnfit() {
    createFolder();
    String verdict;
    try (Connection connection = source().getConnection();
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery("PRAGMA integrity_check(1)")) {
      verdict = found.next() ? found.getString(1) : "no answer";
    } catch (SQLException e) {
      verdict = String.valueOf(e.getMessage());
    }
    if (!"ok".equals(verdict)) {
      throw new IllegalStateException(
          "the database "
              + file
              + " is damaged and was not opened ("
              + verdict
              + "): put back the last backup; what happened since is read again from Kafka");
    }
  }

  private void createFolder() {
    Path folder = file.getParent();
    if (folder == null) {
      throw new IllegalArgumentException("the database is a file in a folder, not " + file);
    }
    try {
      var unused = Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot create the folder of " + file, e);
    }
  }

  @Override
  public String migrations() {
    return "classpath:db/notifier-sqlite";
  }

  /** One: SQLite has one writer, and a queue for it is better than a busy error. */
  @Override
  public int connections() {
    return 1;
  }

  /** SQLite's transactions are so begun. */
  @Override
  public void letOneWrite(Jdbi jdbi) {}

  @Override
  public void adapt(Jdbi jdbi) {}

  @Override
  public String locking() {
    return "";
  }

  @Override
  public String lockingFree() {
    return "";
  }

  @Override
  public boolean isShared() {
    return false;
  }
}
