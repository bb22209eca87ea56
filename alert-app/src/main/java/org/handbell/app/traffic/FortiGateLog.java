package org.handbell.app.traffic;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;

/**
 * Lines as a FortiGate firewall would write its web filter log: key=value, the site and the path
 * apart, one category in FortiGuard's words, straight behind the priority.
 */
final class FortiGateLog implements FilterLog {

  /** The clock of the schools. */
  private static final ZoneId ZONE = ZoneId.of("Europe/London");

  private static final DateTimeFormatter DATE_AND_TIME =
      DateTimeFormatter.ofPattern("'date='yyyy-MM-dd 'time='HH:mm:ss", Locale.ROOT);

  private static final Map<String, String> FORTIGUARD =
      Map.of(
          "Education and Reference", "Education",
          "Content Delivery", "Content Servers",
          "Search Engines", "Search Engines and Portals",
          "Social Media", "Social Networking",
          "Adverts", "Advertising");

  @Override
  public String line(LoggedRequest request) {
    ZonedDateTime time = request.time().atZone(ZONE);
    long nanos = ChronoUnit.NANOS.between(Instant.EPOCH, request.time());
    String zone = time.getOffset().equals(ZoneOffset.UTC) ? "+0000" : "+0100";
    boolean https = request.url().startsWith("https:");
    return DATE_AND_TIME.format(time)
        + " devname=\"OAK-FW\" devid=\"FGT60FTK00000000\" eventtime=%d tz=\"%s\""
            .formatted(nanos, zone)
        + " logid=\"%s\" type=\"utm\" subtype=\"webfilter\" eventtype=\"%s\""
            .formatted(
                request.blocked() ? "0316013056" : "0317013312",
                request.blocked() ? "ftgd_blk" : "ftgd_allow")
        + " level=\"notice\" vd=\"root\" policyid=12 sessionid=%d".formatted(nanos % 1_000_000)
        + user(request.client())
        + " srcip=%s srcport=51820 srcintf=\"pupils\"".formatted(request.client().ip())
        + " dstip=192.0.2.44 dstport=%d proto=6".formatted(https ? 443 : 80)
        + " service=\"%s\" hostname=\"%s\"".formatted(https ? "HTTPS" : "HTTP", request.host())
        + " profile=\"Pupils\" action=\"%s\" reqtype=\"direct\" url=\"%s\" method=\"domain\""
            .formatted(
                request.blocked() ? "blocked" : "passthrough",
                request.decrypted() ? path(request) : "/")
        + category(request);
  }

  private static String user(Client client) {
    return client.username() == null
        ? ""
        : " user=\"%s\" group=\"%s\"".formatted(client.username(), client.unit());
  }

  private static String path(LoggedRequest request) {
    return request.path().isEmpty() ? "/" : request.path();
  }

  private static String category(LoggedRequest request) {
    if (request.categories().isEmpty()) {
      return "";
    }
    String category = request.categories().get(0);
    return " catdesc=\"%s\"".formatted(FORTIGUARD.getOrDefault(category, category));
  }

  @Override
  public String message(Instant time, String device, String line) {
    return "<189>" + line;
  }
}
