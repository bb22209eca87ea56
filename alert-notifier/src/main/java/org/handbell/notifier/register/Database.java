package org.handbell.notifier.register;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.handbell.notifier.DatabaseSettings;
import org.jdbi.v3.core.Jdbi;

/** The database of a register: checked, brought up to date and opened so that nothing is lost. */
final class Database implements AutoCloseable {

  static final Duration BUSY = Duration.ofSeconds(10);

  private final Path keys;
  private final Dialect dialect;
  private final HikariDataSource pool;
  private final Jdbi writing;
  private final Jdbi beside;
  private final Lead lead;

  private Database(DatabaseSettings settings, Dialect dialect) {
    this.keys = settings.keys();
    this.dialect = dialect;
    this.pool = pool(dialect);
    this.writing = over(pool, dialect);
    dialect.letOneWrite(writing);
    this.beside = over(pool, dialect);
    this.lead = new Lead(dialect.source());
  }

  /**
   * Opens the database, creating what is missing in it.
   *
   * @throws IllegalStateException when it is damaged or out of reach, with what to do
   */
  static Database open(DatabaseSettings settings) {
    Dialect dialect = Dialect.of(settings);
    dialect.refuseUnfit();
    Flyway.configure()
        .dataSource(dialect.source())
        .locations("classpath:db/notifier", dialect.migrations())
        .load()
        .migrate();
    return new Database(settings, dialect);
  }

  private static HikariDataSource pool(Dialect dialect) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("register");
    config.setDataSource(dialect.source());
    config.setMaximumPoolSize(dialect.connections());
    config.setMinimumIdle(1);
    config.setConnectionTimeout(BUSY.toMillis());
    return new HikariDataSource(config);
  }

  private static Jdbi over(HikariDataSource pool, Dialect dialect) {
    Jdbi jdbi = Jdbi.create(pool);
    dialect.adapt(jdbi);
    return jdbi;
  }

  /**
   * Makes readable what people wrote; where nothing was locked yet, a key is made.
   *
   * @throws IllegalStateException when the key is missing or another than it was locked with
   */
  void unlockNotes() {
    boolean used = writing.withHandle(NoteLock::isUsed);
    NoteLock lock = NoteLock.of(keys, !used);
    writing.useTransaction(lock::claim);
    Notes.lockWith(lock, writing);
    Notes.lockWith(lock, beside);
  }

  Path keys() {
    return keys;
  }

  Dialect dialect() {
    return dialect;
  }

  /** For transactions of which only one at a time may run. */
  Jdbi jdbi() {
    return writing;
  }

  /** For transactions that touch nothing but rows which they lock, beside the one that writes. */
  Jdbi beside() {
    return beside;
  }

  /** True where this process does what of several notifiers only one does. */
  boolean leads() {
    return !dialect.isShared() || lead.take();
  }

  @Override
  public void close() {
    lead.close();
    pool.close();
  }
}
