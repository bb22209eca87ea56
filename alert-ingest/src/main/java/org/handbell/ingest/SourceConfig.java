package org.handbell.ingest;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.handbell.ingest.parse.LineReader;

/**
 * One stream of log lines, as the configuration names it.
 *
 * @param id short and stable: it labels metrics and is the key of rejected lines
 * @param schoolId the school whose requests these are
 * @param listen where the lines arrive, {@code syslog+tcp://127.0.0.1:5514}; port 0 is any free
 *     port
 * @param format a format's name, or {@code auto}
 * @param from addresses or CIDR ranges that may send; loopback always may
 */
public record SourceConfig(
    String id, String schoolId, URI listen, String format, List<String> from) {

  private static final Set<String> SCHEMES = Set.of("syslog+tcp", "file");

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  public SourceConfig {
    from = List.copyOf(from);
    if (id.isBlank()) {
      throw new IllegalArgumentException("id: a source needs one, a short word such as elm-fw");
    }
    if (!SCHEMES.contains(String.valueOf(listen.getScheme()))) {
      throw new IllegalArgumentException(
          "listen: %s is not read yet; use syslog+tcp://address:port".formatted(listen));
    }
    if (listen.getScheme().startsWith("syslog")
        && (listen.getHost() == null || listen.getPort() < 0)) {
      throw new IllegalArgumentException(
          "listen: %s lacks an address or a port; write syslog+tcp://127.0.0.1:5514"
              .formatted(listen));
    }
    if (listen.getHost() != null && !LOOPBACK.contains(listen.getHost()) && from.isEmpty()) {
      throw new IllegalArgumentException(
          "from: anybody can forge a syslog line, so list the firewall's address, from: [10.1.0.5]");
    }
    if (!LineReader.formats().contains(format)) {
      throw new IllegalArgumentException(
          "format: %s is not known; write one of %s".formatted(format, LineReader.formats()));
    }
  }
}
