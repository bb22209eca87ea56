package org.handbell.notifier.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.handbell.notifier.Elm.NOW;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.handbell.notifier.DatabaseSettings;
import org.handbell.notifier.Elm;
import org.handbell.notifier.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemasTest {

  @TempDir Path folder;

  @Test
  void both_databases_have_the_same_tables_with_the_same_columns() throws SQLException {
    Map<String, ?> sqlite = schema(TestDatabase.SQLITE.at(folder));

    Map<String, ?> postgres = schema(TestDatabase.POSTGRESQL.at(folder));

    assertThat(postgres).isEqualTo(sqlite);
    assertThat(postgres.keySet()).contains("cases", "outbox", "audit", "sealed_lines", "troubles");
  }

  private static Map<String, ?> schema(DatabaseSettings settings) throws SQLException {
    Register.open(Elm.config(settings, Elm.PEOPLE, 25), () -> NOW).close();
    try (Connection connection = Dialect.of(settings).source().getConnection()) {
      return Tables.columns(connection);
    }
  }
}
