package org.handbell.app.traffic;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Lines as a Squid proxy would write its native access log and send it by syslog. A proxy that
 * decrypts nothing logs a tunnel.
 */
final class SquidLog implements FilterLog {

  private static final DateTimeFormatter RFC_3164 =
      DateTimeFormatter.ofPattern("MMM ppd HH:mm:ss", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  @Override
  public String line(LoggedRequest request) {
    long millis = request.time().toEpochMilli();
    boolean tunnel = !request.decrypted();
    String result =
        request.blocked() ? "TCP_DENIED/403" : tunnel ? "TCP_TUNNEL/200" : "TCP_MISS/200";
    String name = request.client().username();
    return new StringBuilder(300)
        .append(millis / 1000)
        .append('.')
        .append(String.valueOf(1000 + millis % 1000), 1, 4)
        .append("    142 ")
        .append(request.client().ip())
        .append(' ')
        .append(result)
        .append(" 18244 ")
        .append(tunnel ? "CONNECT " + request.host() + ":443" : "GET " + request.url())
        .append(' ')
        .append(name == null ? "-" : name)
        .append(request.blocked() ? " HIER_NONE/- " : " HIER_DIRECT/192.0.2.44 ")
        .append(request.mime().isEmpty() || tunnel ? "-" : request.mime())
        .toString();
  }

  @Override
  public String message(Instant time, String device, String line) {
    return "<134>%s %s (squid-1): %s".formatted(RFC_3164.format(time), device, line);
  }
}
