package org.handbell.ingest.parse;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.handbell.model.Event;
import org.handbell.recent.Recent;
import org.jspecify.annotations.Nullable;

/** Knows what browsers and computers ask for by themselves: parts of pages, adverts, updates. */
final class Furniture {

  private static final String NAME = "furniture.txt";

  private static final Set<String> PART_ENDINGS =
      Set.of(
          "css", "js", "mjs", "map", "woff", "woff2", "ttf", "otf", "eot", "png", "jpg", "jpeg",
          "gif", "webp", "avif", "svg", "ico", "bmp", "cur", "m4s", "m3u8", "mpd");

  private static final Set<String> PART_TYPES =
      Set.of(
          "text/css",
          "text/javascript",
          "application/javascript",
          "application/x-javascript",
          "application/ecmascript",
          "application/wasm",
          "application/font-woff",
          "application/vnd.ms-fontobject");

  private static final Set<String> DATA_TYPES =
      Set.of(
          "application/json",
          "text/json",
          "application/x-protobuf",
          "application/x-json-stream",
          "application/ocsp-response",
          "application/pkix-crl",
          "text/event-stream");

  private static final int LONGEST_ENDING = 6;

  private static final Furniture BUNDLED = read();

  /** Folders in which sites keep what others build into their pages. */
  private static final Set<String> EMBEDDED =
      Set.of("embed", "embeds", "embedded", "widget", "widgets", "iframe", "iframes", "oembed");

  private final Set<String> hosts = new HashSet<>();
  private final Map<String, List<String>> widgets = new HashMap<>();
  private final List<String> agents = new ArrayList<>();
  private final Recent<Boolean> recentHosts = new Recent<>(12, this::liesInOne);

  private Furniture() {}

  static Furniture bundled() {
    return BUNDLED;
  }

  private static Furniture read() {
    Furniture furniture = new Furniture();
    try (InputStream in = Objects.requireNonNull(Furniture.class.getResourceAsStream(NAME), NAME);
        BufferedReader reader = new BufferedReader(new InputStreamReader(in, UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.startsWith("host ")) {
          furniture.hosts.add(line.substring(5).strip());
        } else if (line.startsWith("widget ")) {
          furniture.addWidget(line.substring(7).strip());
        } else if (line.startsWith("agent ")) {
          furniture.agents.add(line.substring(6).strip());
        } else if (!line.isBlank() && !line.startsWith("#")) {
          throw new IllegalStateException(NAME + ": neither host, widget, agent nor a remark");
        }
      }
      return furniture;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void addWidget(String place) {
    int slash = place.indexOf('/');
    widgets
        .computeIfAbsent(place.substring(0, slash), host -> new ArrayList<>())
        .add(place.substring(slash));
  }

  /** A picture, a style, a script, a font: asked for by the page, not by the person. */
  boolean isPagePart(@Nullable String mimeType, Event.@Nullable Url url) {
    if (mimeType != null) {
      return mimeType.startsWith("image/")
          || mimeType.startsWith("font/")
          || mimeType.startsWith("application/x-font")
          || PART_TYPES.contains(mimeType);
    }
    return url != null && PART_ENDINGS.contains(ending(url));
  }

  /** Data that a page's script asked for. */
  boolean isData(@Nullable String mimeType) {
    return mimeType != null && (DATA_TYPES.contains(mimeType) || mimeType.endsWith("+json"));
  }

  /** An advert's, a measurement's, an update's host, or one below it. */
  boolean isHost(@Nullable String host) {
    return host != null && recentHosts.of(host);
  }

  private boolean liesInOne(String host) {
    String name = host;
    while (!hosts.contains(name)) {
      int dot = name.indexOf('.');
      if (dot < 0) {
        return false;
      }
      name = name.substring(dot + 1);
    }
    return true;
  }

  /**
   * What one site shows on another's pages: a button, a player, a feed.
   *
   * @param foreign true where a page of another site asked for it
   */
  boolean isWidget(Event.Url url, boolean foreign) {
    if (url.domain() == null) {
      return false;
    }
    List<String> places = widgets.getOrDefault(url.domain(), List.of());
    for (int i = 0; i < places.size(); i++) {
      String place = places.get(i);
      if (place.length() <= url.pathTo() - url.pathFrom()
          && url.text().startsWith(place, url.pathFrom())) {
        return true;
      }
    }
    return foreign && hasEmbedded(url.text(), url.pathFrom(), url.pathTo());
  }

  private static boolean hasEmbedded(String text, int pathFrom, int pathTo) {
    int from = pathFrom + 1;
    for (int slash = text.indexOf('/', from);
        slash >= 0 && slash < pathTo;
        slash = text.indexOf('/', from)) {
      if (slash - from <= 8 && EMBEDDED.contains(text.substring(from, slash))) {
        return true;
      }
      from = slash + 1;
    }
    return false;
  }

  /** A name that devices look up to find each other and their services. */
  boolean isService(@Nullable String name) {
    return name != null && (name.startsWith("_") || name.indexOf('.') < 0);
  }

  /** A program that works by itself. */
  boolean isMachine(@Nullable String userAgent) {
    if (userAgent == null || userAgent.startsWith("Mozilla/")) {
      return false;
    }
    for (String agent : agents) {
      if (userAgent.regionMatches(true, 0, agent, 0, agent.length())) {
        return true;
      }
    }
    return false;
  }

  /** What stands behind the last dot of the path's end, or an empty text. */
  private static String ending(Event.Url url) {
    String text = url.text();
    int to = url.pathTo();
    int shortest = Math.max(url.pathFrom(), to - LONGEST_ENDING - 1);
    for (int i = to - 1; i >= shortest && text.charAt(i) != '/'; i--) {
      if (text.charAt(i) == '.') {
        return text.substring(i + 1, to).toLowerCase(Locale.ROOT);
      }
    }
    return "";
  }
}
