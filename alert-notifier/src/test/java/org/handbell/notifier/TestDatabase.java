package org.handbell.notifier;

import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Path;

/** The databases that a register may be kept in: what is promised of it holds on each. */
public enum TestDatabase {
  SQLITE {
    @Override
    public DatabaseSettings at(Path folder) {
      return DatabaseSettings.sqlite(folder.resolve("handbell.db"));
    }
  },
  POSTGRESQL {
    @Override
    public DatabaseSettings at(Path folder) {
      return PostgresServer.find().map(server -> server.of(folder)).orElseGet(TestDatabase::absent);
    }
  };

  /** The test's own database, the same as long as it is the same folder. */
  public abstract DatabaseSettings at(Path folder);

  private static DatabaseSettings absent() {
    return abort(PostgresServer.absent());
  }
}
