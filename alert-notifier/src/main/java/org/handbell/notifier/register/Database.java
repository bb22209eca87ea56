package org.handbell.notifier.register;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** The SQLite file: checked, brought up to date and opened for one writer that loses nothing. */
final class Database implements AutoCloseable {

  private static final String SQLITE = "sqlite:";
  private static final Duration BUSY = Duration.ofSeconds(10);

  private final Path folder;
  private final HikariDataSource pool;
  private final Jdbi jdbi;

  private Database(Path folder, HikariDataSource pool) {
    this.folder = folder;
    this.pool = pool;
    this.jdbi = Jdbi.create(pool);
  }

  /**
   * Opens the database, creating it where there is none.
   *
   * @param database {@code sqlite:path}
   * @throws IllegalStateException when the file is damaged, with what to do
   */
  static Database open(String database) {
    if (!database.startsWith(SQLITE)) {
      throw new IllegalArgumentException("database is sqlite:path, not " + database);
    }
    Path file = Path.of(database.substring(SQLITE.length())).toAbsolutePath();
    Path folder = folderOf(file);
    SQLiteDataSource source = new SQLiteDataSource(settings());
    source.setUrl("jdbc:sqlite:" + file);
    refuseDamaged(source, file);
    Flyway.configure().dataSource(source).locations("classpath:db/notifier").load().migrate();
    return new Database(folder, pool(source));
  }

  private static Path folderOf(Path file) {
    Path folder = file.getParent();
    if (folder == null) {
      throw new IllegalArgumentException("the database is a file in a folder, not " + file);
    }
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot create the folder of " + file, e);
    }
  }

  private static SQLiteConfig settings() {
    SQLiteConfig settings = new SQLiteConfig();
    settings.setJournalMode(SQLiteConfig.JournalMode.WAL);
    settings.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    settings.setBusyTimeout((int) BUSY.toMillis());
    settings.enforceForeignKeys(true);
    settings.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    return settings;
  }

  /** One connection: SQLite has one writer, and a queue for it is better than a busy error. */
  private static HikariDataSource pool(SQLiteDataSource source) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("register");
    config.setDataSource(source);
    config.setMaximumPoolSize(1);
    config.setConnectionTimeout(BUSY.toMillis());
    return new HikariDataSource(config);
  }

  private static void refuseDamaged(SQLiteDataSource source, Path file) {
    String verdict;
    try (Connection connection = source.getConnection();
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

  Path folder() {
    return folder;
  }

  Jdbi jdbi() {
    return jdbi;
  }

  @Override
  public void close() {
    pool.close();
  }
}
