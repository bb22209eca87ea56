package org.handbell.app;

import java.time.Instant;

/** What a Smoothwall filter logs now. */
final class SmoothwallLines {

  private SmoothwallLines() {}

  static String search(String user, String words) {
    return page(user, "https://www.google.com/search?q=" + words.replace(' ', '+'));
  }

  static String page(String user, String url) {
    return ("{\"v\":2,\"blocked\":false,\"clientip\":\"10.1.2.3\",\"destdomain\":\"x.example\","
            + "\"httpcode\":200,\"https\":true,\"mitmed\":true,\"method\":\"GET\",\"respbody\":"
            + "[{\"contenttype\":\"text\\/html\"}],\"tagset\":{\"urlcategory\":{\"Other\":[]},"
            + "\"username\":{\"cn=%s,ou=Year5,dc=elm,dc=local\":[]}},\"time\":\"%d.000001\","
            + "\"url\":\"%s\"}")
        .formatted(user, Instant.now().getEpochSecond(), url.replace("/", "\\/"));
  }
}
