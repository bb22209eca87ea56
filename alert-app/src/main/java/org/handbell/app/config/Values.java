package org.handbell.app.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import org.handbell.model.Theme;

/** The forms of single values, each with the mend for one that is wrong. */
final class Values {

  private Values() {}

  static ZoneId zone(String given) {
    if (!ZoneId.getAvailableZoneIds().contains(given)) {
      throw new IllegalArgumentException(
          "\"" + given + "\" is no time zone; use one such as Europe/London");
    }
    return ZoneId.of(given);
  }

  static URI wayIn(String given) {
    URI uri = uri(given.startsWith("file:") ? given.replace(" ", "%20") : given);
    return switch (String.valueOf(uri.getScheme())) {
      case "syslog+tcp", "syslog+udp", "syslog+tls", "http", "https" -> withPort(uri, given);
      case "file" -> uri;
      default ->
          throw new IllegalArgumentException(
              "\"%s\" is not a way in that Handbell knows; use syslog+tcp://127.0.0.1:5514, or"
                      .formatted(given)
                  + " syslog+udp, syslog+tls, http or file:/var/log/x.log");
    };
  }

  static URI file(String path) {
    try {
      return new URI("file", path, null);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("\"" + path + "\" is not a path", e);
    }
  }

  static String email(String given) {
    if (!given.matches("[^@\\s<>,;]+@[^@\\s<>,;]+")) {
      throw new IllegalArgumentException(
          "\"" + given + "\" is no mail address; use one such as dsl@elm.example");
    }
    return given;
  }

  static URI smtp(String given) {
    URI uri = uri(given);
    if (!"smtp".equals(uri.getScheme()) && !"smtps".equals(uri.getScheme())) {
      throw new IllegalArgumentException(
          "\"%s\" is no mail server; use smtp://host:587 (STARTTLS) or smtps://host:465"
              .formatted(given));
    }
    return withPort(uri, given);
  }

  static Duration hold(String given) {
    if (!given.matches("[0-9]{1,4}[sm]")) {
      throw new IllegalArgumentException("\"" + given + "\" is no time span; use 30s or 10m");
    }
    long amount = Long.parseLong(given.substring(0, given.length() - 1));
    Duration read = given.endsWith("s") ? Duration.ofSeconds(amount) : Duration.ofMinutes(amount);
    if (read.compareTo(Duration.ofMinutes(15)) > 0) {
      throw new IllegalArgumentException("a P2 is told within 15 minutes; use at most 15m");
    }
    return read;
  }

  /** How long a message may wait before the next channel is used. */
  static Duration patience(String given) {
    if (!given.matches("[1-9][0-9]?m")) {
      throw new IllegalArgumentException("\"" + given + "\" is no time span; use 5m");
    }
    return Duration.ofMinutes(Long.parseLong(given.substring(0, given.length() - 1)));
  }

  /** Lines a second; 0 for as many as come. */
  static int limit(String given) {
    if (!given.matches("off|[0-9]{1,7}")) {
      throw new IllegalArgumentException(
          "\"" + given + "\" is no number of lines a second; use 20000, or off");
    }
    return given.equals("off") ? 0 : Integer.parseInt(given);
  }

  static LocalTime time(String given) {
    if (!given.matches("([01][0-9]|2[0-3]):[0-5][0-9]")) {
      throw new IllegalArgumentException(
          "\"" + given + "\" is no time of day; use four digits in quotes, such as \"15:30\"");
    }
    return LocalTime.parse(given);
  }

  static String bootstrap(String given) {
    if (!given.equals("embedded")
        && !given.matches("[^\\s:,]+:[0-9]{1,5}(,[^\\s:,]+:[0-9]{1,5})*")) {
      throw new IllegalArgumentException(
          "\"" + given + "\" is no broker; use embedded, or host:9092,host:9092");
    }
    return given;
  }

  static URI httpAddress(String given) {
    URI uri = uri(given);
    if (!"http".equals(uri.getScheme()) && !"https".equals(uri.getScheme())) {
      throw new IllegalArgumentException(
          "\"" + given + "\" is no address to listen on; use http://127.0.0.1:8080");
    }
    return withPort(uri, given);
  }

  static URI uri(String given) {
    try {
      return new URI(given);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(
          "\"%s\" is no address: %s".formatted(given, e.getReason()), e);
    }
  }

  static URI withPort(URI uri, String given) {
    if (uri.getHost() == null || uri.getPort() < 0 || uri.getPort() > 65535) {
      throw new IllegalArgumentException(
          "\"%s\" needs a host and a port from 0 to 65535, as in %s://127.0.0.1:5514"
              .formatted(given, uri.getScheme()));
    }
    return uri;
  }

  static boolean yesOrNo(String given) {
    if (!given.equals("true") && !given.equals("false")) {
      throw new IllegalArgumentException("\"" + given + "\" is neither true nor false");
    }
    return given.equals("true");
  }

  static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /** {@code suicide-and-self-harm}. */
  static String theme(Theme theme) {
    return theme.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
