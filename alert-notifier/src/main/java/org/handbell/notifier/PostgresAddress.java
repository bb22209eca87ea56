package org.handbell.notifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a PostgreSQL register is, taken apart from {@code
 * postgresql://user@host:port/name?options}. Several hosts may stand there, separated by commas.
 * The options are those of PostgreSQL's Java driver; without {@code sslmode} another machine is
 * only spoken to over TLS, with its certificate checked.
 *
 * @param user absent where the driver's default is meant
 * @param hosts {@code db.example:5432}, one or more
 * @param options as written, with the defaults filled in
 */
public record PostgresAddress(
    @Nullable String user, String hosts, String name, Map<String, String> options) {

  static final String SCHEME = "postgresql://";

  private static final String SHAPE =
      "use postgresql://user@host:5432/name (the password goes into databasePassword)";
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  public PostgresAddress {
    options = Map.copyOf(options);
  }

  /**
   * Reads an address.
   *
   * @throws IllegalArgumentException with the mend; what was given is not repeated
   */
  static PostgresAddress of(String url) {
    String rest = url.substring(SCHEME.length());
    int question = rest.indexOf('?');
    String place = question < 0 ? rest : rest.substring(0, question);
    int at = place.lastIndexOf('@');
    String user = at < 0 ? null : decoded(place.substring(0, at));
    int slash = place.indexOf('/', at + 1);
    if (slash <= at + 1 || slash == place.length() - 1 || "".equals(user)) {
      throw new IllegalArgumentException("that is no PostgreSQL database; " + SHAPE);
    }
    Map<String, String> options = options(question < 0 ? "" : rest.substring(question + 1));
    if ((user != null && user.contains(":")) || options.containsKey("password")) {
      throw new IllegalArgumentException("no password belongs into a database's address; " + SHAPE);
    }
    String hosts = place.substring(at + 1, slash);
    secure(hosts, options);
    return new PostgresAddress(user, hosts, place.substring(slash + 1), options);
  }

  private static Map<String, String> options(String query) {
    Map<String, String> options = new LinkedHashMap<>();
    int start = 0;
    while (start < query.length()) {
      int end = query.indexOf('&', start) < 0 ? query.length() : query.indexOf('&', start);
      String option = query.substring(start, end);
      int equals = option.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException("a database's option is name=value; " + SHAPE);
      }
      options.put(option.substring(0, equals), decoded(option.substring(equals + 1)));
      start = end + 1;
    }
    return options;
  }

  /** Java's own trust store vouches for the server unless another certificate is named. */
  private static void secure(String hosts, Map<String, String> options) {
    if (!isThisMachine(hosts)) {
      options.putIfAbsent("sslmode", "verify-full");
    }
    boolean verifies = options.getOrDefault("sslmode", "").startsWith("verify-");
    if (verifies && !options.containsKey("sslrootcert")) {
      options.putIfAbsent("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
    }
  }

  private static boolean isThisMachine(String hosts) {
    int port = hosts.lastIndexOf(':');
    return THIS_MACHINE.contains(port > hosts.lastIndexOf(']') ? hosts.substring(0, port) : hosts);
  }

  private static String decoded(String written) {
    return URLDecoder.decode(written.replace("+", "%2B"), UTF_8);
  }

  /** What PostgreSQL's Java driver calls it, without options. */
  public String jdbcUrl() {
    return "jdbc:postgresql://" + hosts + "/" + name;
  }
}
