package org.handbell.ingest;

import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One stream of log lines, as the configuration names it.
 *
 * @param id short and stable: it labels metrics and is the key of rejected lines
 * @param schoolId the school whose requests these are; null where {@code schools} tells
 * @param schools a CSV that says which of many schools a line belongs to
 * @param listen where the lines arrive: {@code syslog+tcp://127.0.0.1:5514}, {@code syslog+udp:},
 *     {@code syslog+tls:}, {@code http:} or {@code file:}; port 0 is any free port
 * @param format a format's name, or {@code auto}
 * @param from addresses or CIDR ranges that may send; loopback always may
 * @param tls the certificate to show, where lines come encrypted
 * @param token what an HTTP sender must show
 * @param zone the device's clock where it differs from the organisation's
 * @param limit lines a second that one address may send; 0 for as many as come
 */
public record SourceConfig(
    String id,
    @Nullable String schoolId,
    @Nullable Path schools,
    URI listen,
    String format,
    List<String> from,
    @Nullable Tls tls,
    @Nullable String token,
    @Nullable ZoneId zone,
    int limit) {

  /** More than any firewall logs: what sends more is broken, or means harm. */
  public static final int USUAL_LIMIT = 20_000;

  private static final Set<String> SCHEMES =
      Set.of("syslog+tcp", "syslog+udp", "syslog+tls", "http", "https", "file");

  /**
   * PEM files of a TLS listener.
   *
   * @param clients the authority of client certificates; null to ask for none
   */
  public record Tls(Path certificate, Path key, @Nullable Path clients) {}

  /** A source of one school, without encryption or token. */
  public SourceConfig(String id, String schoolId, URI listen, String format, List<String> from) {
    this(id, schoolId, null, listen, format, from, null, null, null);
  }

  /** With the usual limit. */
  public SourceConfig(
      String id,
      @Nullable String schoolId,
      @Nullable Path schools,
      URI listen,
      String format,
      List<String> from,
      @Nullable Tls tls,
      @Nullable String token,
      @Nullable ZoneId zone) {
    this(id, schoolId, schools, listen, format, from, tls, token, zone, USUAL_LIMIT);
  }

  /** The same, with another limit. */
  public SourceConfig limitedTo(int linesPerSecond) {
    return new SourceConfig(
        id, schoolId, schools, listen, format, from, tls, token, zone, linesPerSecond);
  }

  /** The same way in, for lines of one school in one format. */
  public SourceConfig of(String school, String otherFormat) {
    return new SourceConfig(id, school, null, listen, otherFormat, from, tls, token, zone, limit);
  }

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  public SourceConfig {
    from = List.copyOf(from);
    if (limit < 0) {
      throw new IllegalArgumentException("limit: cannot be less than 0, which is no limit");
    }
    if (id.isBlank()) {
      throw new IllegalArgumentException("id: a source needs one, a short word such as elm-fw");
    }
    if (!SCHEMES.contains(String.valueOf(listen.getScheme()))) {
      throw new IllegalArgumentException(
          "listen: %s is no way in; use syslog+tcp://address:port".formatted(listen));
    }
    if (!listen.getScheme().equals("file") && (listen.getHost() == null || listen.getPort() < 0)) {
      throw new IllegalArgumentException(
          "listen: %s lacks an address or a port; write syslog+tcp://127.0.0.1:5514"
              .formatted(listen));
    }
    if (listen.getHost() != null && !LOOPBACK.contains(listen.getHost()) && from.isEmpty()) {
      throw new IllegalArgumentException(
          "from: anybody can forge a syslog line, so list the firewall's address, from: [10.1.0.5]");
    }
  }
}
