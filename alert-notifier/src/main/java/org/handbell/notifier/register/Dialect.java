package org.handbell.notifier.register;

import javax.sql.DataSource;
import org.handbell.notifier.DatabaseSettings;
import org.jdbi.v3.core.Jdbi;

/** What differs between the databases that can hold a register; all else is the same SQL. */
sealed interface Dialect permits Sqlite, Postgres {

  static Dialect of(DatabaseSettings settings) {
    return settings.isPostgres() ? new Postgres(settings) : new Sqlite(settings.file());
  }

  /** New connections, not pooled. */
  DataSource source();

  /**
   * Looks at the database before anything is written to it.
   *
   * @throws IllegalStateException when it must not be used, with what to do
   */
  void refuseUnfit();

  /** Where the migrations are that this database needs in a form of its own. */
  String migrations();

  /** How many connections it is worth having. */
  int connections();

  /** Makes each transaction the only one that writes, from its start to its end. */
  void letOneWrite(Jdbi jdbi);

  /** Makes what is bound fit for this database. */
  void adapt(Jdbi jdbi);

  /** Ends a query of rows that must stay as they are until the transaction is over. */
  String locking();

  /** As {@link #locking}, passing over rows that somebody else holds. */
  String lockingFree();

  /** True where several notifiers may work on the register at once. */
  boolean isShared();
}
