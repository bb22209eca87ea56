package org.handbell.notifier.register;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which of several notifiers does what is to be done once. The lead goes with a connection: a
 * notifier that stops, dies or loses its way to the server loses it, and another takes it.
 */
final class Lead implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Lead.class);
  private static final String TRY = "SELECT pg_try_advisory_lock(?)";

  private final DataSource source;
  private @Nullable Connection connection;
  private boolean held;

  Lead(DataSource source) {
    this.source = source;
  }

  /** True while this one leads; takes the lead where nobody has it. */
  synchronized boolean take() {
    boolean before = held;
    held = tryLock();
    if (before != held) {
      LOG.info(held ? "this notifier leads" : "this notifier has lost the lead");
    }
    return held;
  }

  private boolean tryLock() {
    try {
      Connection open = connection;
      if (open == null) {
        open = source.getConnection();
        connection = open;
      }
      return tryLock(open);
    } catch (SQLException e) {
      close();
      return false;
    }
  }

  private static boolean tryLock(Connection open) throws SQLException {
    try (PreparedStatement statement = open.prepareStatement(TRY)) {
      statement.setLong(1, Postgres.LEADING);
      try (ResultSet answer = statement.executeQuery()) {
        return answer.next() && answer.getBoolean(1);
      }
    }
  }

  @Override
  public synchronized void close() {
    Connection open = connection;
    connection = null;
    if (open != null) {
      try {
        open.close();
      } catch (SQLException e) {
        LOG.debug("the lead's connection was gone already");
      }
    }
  }
}
