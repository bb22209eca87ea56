package org.handbell.notifier.register;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Objects;
import java.util.stream.Stream;

/** Tells a register that cannot be reached from one that refuses what it is asked. */
public final class Outage {

  /** Every state of SQL's that speaks of the connection begins so. */
  private static final String CONNECTION = "08";

  private Outage() {}

  /** True where that went wrong because the database does not answer. */
  public static boolean isBehind(Throwable fault) {
    return Stream.iterate(fault, Objects::nonNull, Throwable::getCause)
        .anyMatch(
            each ->
                each instanceof SQLTransientConnectionException
                    || (each instanceof SQLException sql
                        && sql.getSQLState() != null
                        && sql.getSQLState().startsWith(CONNECTION)));
  }
}
