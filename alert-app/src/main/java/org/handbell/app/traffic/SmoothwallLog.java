package org.handbell.app.traffic;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * Lines as a Smoothwall web filter would write them: JSON whose user name and categories are object
 * keys, with the housekeeping around them that a real line carries, behind an RFC 3164 header.
 */
final class SmoothwallLog implements FilterLog {

  private static final DateTimeFormatter RFC_3164 =
      DateTimeFormatter.ofPattern("MMM ppd HH:mm:ss", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  @Override
  public String line(LoggedRequest request) {
    Client client = request.client();
    String url = request.url();
    String host = request.host();
    boolean decrypted = request.decrypted();
    boolean blocked = request.blocked();
    StringBuilder out = new StringBuilder(1100);
    boolean https = url.startsWith("https:");
    out.append("{\"blocked\":").append(blocked);
    out.append(",\"canpersist\":false,\"clienthostname\":\"\",\"clientid\":\"").append(client.ip());
    out.append("\",\"clientip\":\"").append(client.ip());
    out.append("\",\"containsadverts\":").append(request.advert());
    out.append(",\"destdomain\":\"").append(host);
    out.append("\",\"groupmap\":{\"4\":\"").append(client.unit());
    out.append("\"},\"httpcode\":").append(blocked ? 0 : 200);
    out.append(",\"https\":").append(https);
    out.append(",\"method\":\"").append(decrypted ? "GET" : "CONNECT");
    out.append("\",\"mitmed\":").append(https && decrypted);
    out.append(",\"producerid\":\"5d2c9f04b7e34a1f8a60\",\"quotainfo\":{\"duration\":\"3600\"}");
    out.append(",\"reqbody\":[],\"reqheaders\":{\"user-agent\":\"Mozilla\\/5.0 (X11; CrOS x86_64)");
    out.append(" AppleWebKit\\/537.36 Chrome\\/141.0.0.0 Safari\\/537.36\"},\"respbody\":[");
    if (!request.mime().isEmpty()) {
      out.append("{\"contenttype\":\"").append(escape(request.mime()));
      out.append("\",\"disposition\":\"\",\"size\":\"18244\"}");
    }
    out.append("],\"ruleid\":[");
    if (blocked) {
      out.append("{\"action\":\"block\",\"reason\":\"Blocked by category\"}");
    }
    out.append("],\"sessionid\":61,\"successful\":").append(!blocked);
    out.append(",\"tagset\":{\"Protocol\":{\"").append(https ? "HTTPS" : "HTTP");
    out.append("\":[]},\"authmethod\":{\"core\":[]},\"group\":{\"4\":[]},\"urlcategory\":{");
    String separator = "";
    for (String category : request.categories()) {
      out.append(separator).append('"').append(escape(category)).append("\":[\".");
      out.append(host).append("\"]");
      separator = ",";
    }
    out.append('}');
    if (client.username() != null) {
      out.append(",\"username\":{\"cn=").append(escape(client.username()));
      out.append(",ou=").append(client.unit());
      out.append(",dc=").append(client.schoolId()).append(",dc=local\":[]}");
    }
    out.append("},\"time\":\"");
    out.append(time(request.time()));
    out.append("\",\"took\":0.0421,\"transactionid\":3,\"transparent\":true,\"url\":\"");
    out.append(escape(url).replace("/", "\\/"));
    return out.append("\",\"v\":2,\"visibleip\":\"192.0.2.10\"}").toString();
  }

  @Override
  public String message(Instant time, String device, String line) {
    return "<134>%s %s guardian: %s".formatted(RFC_3164.format(time), device, line);
  }

  private static String time(Instant time) {
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, time);
    return String.format(Locale.ROOT, "%d.%06d", micros / 1_000_000, micros % 1_000_000);
  }

  private static String escape(String text) {
    return new String(JsonStringEncoder.getInstance().quoteAsString(text));
  }
}
