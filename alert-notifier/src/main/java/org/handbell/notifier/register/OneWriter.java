package org.handbell.notifier.register;

import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.transaction.DelegatingTransactionHandler;
import org.jdbi.v3.core.transaction.TransactionHandler;

/**
 * Lets one transaction after another write to PostgreSQL, as SQLite does by itself: the audit chain
 * has one end, and whether a mail is the first about a case must not be asked by two at once.
 */
final class OneWriter extends DelegatingTransactionHandler {

  OneWriter(TransactionHandler plain) {
    super(plain);
  }

  @Override
  public TransactionHandler specialize(Handle handle) throws SQLException {
    return new OneWriter(getDelegate().specialize(handle));
  }

  @Override
  public <R, X extends Exception> R inTransaction(Handle handle, HandleCallback<R, X> callback)
      throws X {
    return super.inTransaction(
        handle,
        own -> {
          own.execute("SELECT pg_advisory_xact_lock(?)", Postgres.WRITING);
          return callback.withHandle(own);
        });
  }
}
