package org.handbell.app.traffic;

import java.time.Instant;
import java.util.List;

/**
 * One request as an invented school's filter saw it, before it is written down in its words.
 *
 * @param categories in Smoothwall's words
 * @param mime content type of the answer; empty where none came
 * @param advert the filter saw adverts in it
 * @param decrypted false for HTTPS of which only the host was seen
 */
public record LoggedRequest(
    Instant time,
    Client client,
    String url,
    List<String> categories,
    boolean blocked,
    String mime,
    boolean advert,
    boolean decrypted) {

  public static LoggedRequest page(Instant time, Client client, String url, String... categories) {
    return page(time, client, url, List.of(categories));
  }

  static LoggedRequest page(Instant time, Client client, String url, List<String> categories) {
    return new LoggedRequest(time, client, url, categories, false, "text/html", false, true);
  }

  public static LoggedRequest furniture(Instant time, Client client, String url, String mime) {
    return new LoggedRequest(
        time, client, url, List.of("Content Delivery"), false, mime, false, true);
  }

  static LoggedRequest advert(Instant time, Client client, String url, List<String> categories) {
    return new LoggedRequest(time, client, url, categories, false, "text/html", true, true);
  }

  public LoggedRequest at(Instant moment) {
    return new LoggedRequest(moment, client, url, categories, blocked, mime, advert, decrypted);
  }

  public LoggedRequest asBlocked() {
    return new LoggedRequest(time, client, url, categories, true, "", advert, decrypted);
  }

  public LoggedRequest hostOnly() {
    return new LoggedRequest(time, client, url, categories, blocked, mime, advert, false);
  }

  /** The name of the site asked for. */
  String host() {
    int start = url.indexOf("://") + 3;
    return url.substring(start, pathStart());
  }

  /** What stands behind the site's name; empty where nothing does. */
  String path() {
    return url.substring(pathStart());
  }

  private int pathStart() {
    int end = url.indexOf("://") + 3;
    while (end < url.length() && "/?:#".indexOf(url.charAt(end)) < 0) {
      end++;
    }
    return end;
  }
}
