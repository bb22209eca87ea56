package org.handbell.app.demo;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * One line as a Smoothwall web filter would write it: JSON whose user name and categories are
 * object keys, with the housekeeping around them that a real line carries.
 *
 * @param mime content type of the answer; empty where none came
 * @param advert the filter saw adverts in it
 * @param decrypted false for HTTPS of which only the host was seen
 */
record SmoothwallLine(
    Instant time,
    Client client,
    String url,
    List<String> categories,
    boolean blocked,
    String mime,
    boolean advert,
    boolean decrypted) {

  static SmoothwallLine page(Instant time, Client client, String url, String... categories) {
    return new SmoothwallLine(
        time, client, url, List.of(categories), false, "text/html", false, true);
  }

  static SmoothwallLine furniture(Instant time, Client client, String url, String mime) {
    return new SmoothwallLine(
        time, client, url, List.of("Content Delivery"), false, mime, false, true);
  }

  static SmoothwallLine advert(Instant time, Client client, String url, String... categories) {
    return new SmoothwallLine(
        time, client, url, List.of(categories), false, "text/html", true, true);
  }

  SmoothwallLine at(Instant moment) {
    return new SmoothwallLine(moment, client, url, categories, blocked, mime, advert, decrypted);
  }

  SmoothwallLine asBlocked() {
    return new SmoothwallLine(time, client, url, categories, true, "", advert, decrypted);
  }

  SmoothwallLine hostOnly() {
    return new SmoothwallLine(time, client, url, categories, blocked, mime, advert, false);
  }

  /** The line, without end of line. */
  String toJson() {
    StringBuilder out = new StringBuilder(1100);
    boolean https = url.startsWith("https:");
    String host = host();
    out.append("{\"blocked\":").append(blocked);
    out.append(",\"canpersist\":false,\"clienthostname\":\"\",\"clientid\":\"").append(client.ip());
    out.append("\",\"clientip\":\"").append(client.ip());
    out.append("\",\"containsadverts\":").append(advert);
    out.append(",\"destdomain\":\"").append(host);
    out.append("\",\"groupmap\":{\"4\":\"").append(client.unit());
    out.append("\"},\"httpcode\":").append(blocked ? 0 : 200);
    out.append(",\"https\":").append(https);
    out.append(",\"method\":\"").append(decrypted ? "GET" : "CONNECT");
    out.append("\",\"mitmed\":").append(https && decrypted);
    out.append(",\"producerid\":\"5d2c9f04b7e34a1f8a60\",\"quotainfo\":{\"duration\":\"3600\"}");
    out.append(",\"reqbody\":[],\"reqheaders\":{\"user-agent\":\"Mozilla\\/5.0 (X11; CrOS x86_64)");
    out.append(" AppleWebKit\\/537.36 Chrome\\/141.0.0.0 Safari\\/537.36\"},\"respbody\":[");
    if (!mime.isEmpty()) {
      out.append("{\"contenttype\":\"").append(escape(mime));
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
    for (String category : categories) {
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
    out.append(String.format(Locale.ROOT, "%d.%06d", time.getEpochSecond(), time.getNano() / 1000));
    out.append("\",\"took\":0.0421,\"transactionid\":3,\"transparent\":true,\"url\":\"");
    out.append(escape(url).replace("/", "\\/"));
    return out.append("\",\"v\":2,\"visibleip\":\"192.0.2.10\"}").toString();
  }

  private String host() {
    int start = url.indexOf("://") + 3;
    int end = start;
    while (end < url.length() && "/?:#".indexOf(url.charAt(end)) < 0) {
      end++;
    }
    return url.substring(start, end);
  }

  private static String escape(String text) {
    return new String(JsonStringEncoder.getInstance().quoteAsString(text));
  }
}
