package org.handbell.notifier;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the register is kept.
 *
 * @param url {@code sqlite:path} or {@code postgresql://user@host:port/name}
 * @param password absent where SQLite is meant or PostgreSQL asks for none
 * @param keys the folder of the secrets that the database itself must not hold
 */
public record DatabaseSettings(String url, @Nullable String password, Path keys) {

  private static final String SQLITE = "sqlite:";

  /**
   * Checks the address.
   *
   * @throws IllegalArgumentException with the mend
   */
  public DatabaseSettings {
    if (isPostgres(url)) {
      var unused = PostgresAddress.of(url);
    } else if (!url.startsWith(SQLITE) || url.length() == SQLITE.length()) {
      throw new IllegalArgumentException(
          (url.contains("@") ? "that" : "\"" + url + "\"") // a password may stand there
              + " is no database that Handbell knows; use sqlite:data/handbell.db or"
              + " postgresql://user@host:5432/name");
    }
  }

  /** An SQLite file with the keys beside it. */
  public static DatabaseSettings sqlite(Path file) {
    Path whole = file.toAbsolutePath();
    Path folder = whole.getParent();
    if (folder == null) {
      throw new IllegalArgumentException("the database is a file in a folder, not " + file);
    }
    return new DatabaseSettings(SQLITE + file, null, folder);
  }

  /** The same with a password, which SQLite has no use for and the target of a move may have. */
  public DatabaseSettings withPassword(@Nullable String other) {
    return new DatabaseSettings(url, other, keys);
  }

  /** True where that names a PostgreSQL database, rightly or wrongly. */
  public static boolean isPostgres(String url) {
    return url.startsWith(PostgresAddress.SCHEME);
  }

  public boolean isPostgres() {
    return isPostgres(url);
  }

  /** The PostgreSQL database that is meant. */
  public PostgresAddress postgres() {
    return PostgresAddress.of(url);
  }

  /** The SQLite file that is meant. */
  public Path file() {
    return Path.of(url.substring(SQLITE.length())).toAbsolutePath();
  }

  /** Without the password. */
  @Override
  public String toString() {
    return url;
  }
}
