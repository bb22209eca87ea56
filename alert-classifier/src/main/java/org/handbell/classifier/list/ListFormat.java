package org.handbell.classifier.list;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How the lines of a list are written, and with it what an entry covers. */
public enum ListFormat {
  /** An address a line, scheme or none: that address and everything below its path. */
  URLS,
  /** Hex SHA-256 of a canonical address a line: the same, as nobody can read it. */
  SHA256,
  /** A hosts file, {@code 0.0.0.0 bad.example}: that host alone. */
  HOSTS,
  /** A domain a line: the domain and every host below it. */
  DOMAINS,
  /** A folder of the University of Toulouse: {@code domains} and {@code urls} in it, or one. */
  UT1;

  private final String id = name().toLowerCase(Locale.ROOT);

  /** The name in the configuration. */
  public String id() {
    return id;
  }

  public static Optional<ListFormat> find(String id) {
    return Arrays.stream(values()).filter(format -> format.id.equals(id)).findFirst();
  }
}
