package org.handbell.ingest.drill;

import java.util.List;
import java.util.Map;

/** A request as each product writes it whose format is no profile and so shows no example. */
final class OwnLines {

  private static final Map<String, String> BY_FORMAT =
      Map.of(
          "smoothwall",
          "{\"blocked\":false,\"clientip\":\"192.0.2.1\",\"destdomain\":\"www.example.com\","
              + "\"httpcode\":200,\"https\":false,\"method\":\"GET\",\"respbody\":"
              + "[{\"contenttype\":\"text\\/html\",\"disposition\":\"\",\"size\":\"512\"}],"
              + "\"tagset\":{\"Protocol\":{\"HTTP\":[]}},\"time\":\"1795165199.500250\","
              + "\"url\":\"http:\\/\\/www.example.com\\/\",\"v\":2}",
          "e2guardian",
          "2026.11.20 8:00:00 - 192.0.2.1 http://www.example.com/  GET 512 0  1 200 text/html - - -");

  private OwnLines() {}

  /** Lines of that format, in the form in which a profile would show them. */
  static List<List<String>> of(String format) {
    String line = BY_FORMAT.get(format);
    return line == null ? List.of() : List.of(List.of(line));
  }
}
