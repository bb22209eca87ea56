package org.handbell.notifier.register;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.Map;
import javax.sql.DataSource;
import org.handbell.notifier.DatabaseSettings;
import org.handbell.notifier.PostgresAddress;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.postgresql.ds.PGSimpleDataSource;

/** The register on a PostgreSQL server, for as many notifiers as there are. */
final class Postgres implements Dialect {

  /** Told apart from other uses of the same database's advisory locks. */
  static final long WRITING = 0x48616E6462656C01L;

  static final long LEADING = 0x48616E6462656C02L;

  /**
   * A notifier that loses its power must not hold a lock for the hours that TCP would wait: the
   * server looks after it within half a minute.
   */
  private static final String SERVER_SIDE =
      "-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3"
          + " -c idle_in_transaction_session_timeout=60000";

  /**
   * Nor must it wait for the server longer than that, silent as a cut cable is: what it has to read
   * is another's to read by then.
   */
  private static final Map<String, String> CLIENT_SIDE =
      Map.of(
          "connectTimeout", "5",
          "socketTimeout", "30",
          "tcpKeepAlive", "true",
          "reWriteBatchedInserts", "true",
          "ApplicationName", "handbell-notifier");

  private final DatabaseSettings settings;

  Postgres(DatabaseSettings settings) {
    this.settings = settings;
  }

  @Override
  public DataSource source() {
    PostgresAddress address = settings.postgres();
    PGSimpleDataSource source = new PGSimpleDataSource();
    try {
      source.setUrl(address.jdbcUrl());
      for (Map.Entry<String, String> each : CLIENT_SIDE.entrySet()) {
        source.setProperty(each.getKey(), each.getValue());
      }
      for (Map.Entry<String, String> each : address.options().entrySet()) {
        source.setProperty(each.getKey(), each.getValue());
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the database's options: " + e.getMessage(), e);
    }
    String own = source.getOptions();
    source.setOptions(own == null ? SERVER_SIDE : SERVER_SIDE + " " + own);
    source.setUser(address.user());
    source.setPassword(settings.password());
    return source;
  }

  /** The server looks after its files by itself; whether it can be reached and fits is asked. */
  @Override
  public void refuseUnfit() {
    try (Connection connection = source().getConnection();
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery("SHOW server_encoding")) {
      String encoding = found.next() ? found.getString(1) : "unknown";
      if (!"UTF8".equals(encoding)) {
        throw new IllegalStateException(
            "the database %s has the encoding %s and cannot hold every name: create it with UTF8"
                .formatted(settings, encoding));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(
          "the database %s cannot be used: %s".formatted(settings, e.getMessage()), e);
    }
  }

  @Override
  public String migrations() {
    return "classpath:db/notifier-postgresql";
  }

  /** One for each thread that may be at it: reader, sender, timers and a few people. */
  @Override
  public int connections() {
    return 8;
  }

  @Override
  public void letOneWrite(Jdbi jdbi) {
    jdbi.setTransactionHandler(new OneWriter(jdbi.getTransactionHandler()));
  }

  /** PostgreSQL's text cannot hold the character zero, which a hostile line may. */
  @Override
  public void adapt(Jdbi jdbi) {
    jdbi.registerArgument(
        new AbstractArgumentFactory<String>(Types.VARCHAR) {
          @Override
          protected Argument build(String value, ConfigRegistry config) {
            return (at, statement, context) -> statement.setString(at, fit(value));
          }
        });
  }

  static String fit(String text) {
    return text.replace('\0', '\uFFFD');
  }

  @Override
  public String locking() {
    return " FOR UPDATE";
  }

  @Override
  public String lockingFree() {
    return " FOR UPDATE SKIP LOCKED";
  }

  @Override
  public boolean isShared() {
    return true;
  }
}
