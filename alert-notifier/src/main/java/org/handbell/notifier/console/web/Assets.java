package org.handbell.notifier.console.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.handbell.notifier.access.Secret;

/**
 * Style and scripts of the console, from this server alone. The Design System's style comes without
 * the government's font and crest, which are not for others to use.
 */
public final class Assets {

  private static final String PREFIX = "/assets/";
  private static final Pattern FONT_FACE = Pattern.compile("@font-face\\{[^}]*}");
  private static final String SYSTEM_FONTS =
      "system-ui,-apple-system,\"Segoe UI\",Roboto,\"Helvetica Neue\",Arial,sans-serif";
  private static final List<String> FILES =
      List.of(
          "govuk-frontend.min.css",
          "govuk-frontend.min.js",
          "htmx.min.js",
          "handbell.css",
          "handbell.js",
          "report.css",
          "handbell.svg");

  private record Asset(String type, String content, String version) {}

  private final Map<String, Asset> assets = new TreeMap<>();

  public Assets() {
    for (String file : FILES) {
      String text = read(file);
      String content = file.startsWith("govuk") ? ownFonts(text) : text;
      assets.put(file, new Asset(type(file), content, Secret.hash(text).substring(0, 12)));
    }
  }

  private static String type(String file) {
    return switch (file.substring(file.lastIndexOf('.'))) {
      case ".css" -> "text/css";
      case ".svg" -> "image/svg+xml";
      default -> "text/javascript";
    };
  }

  private static String read(String file) {
    try (InputStream in = Assets.class.getResourceAsStream("/web/" + file)) {
      if (in == null) {
        throw new IllegalStateException("the build left out " + file);
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String ownFonts(String css) {
    return FONT_FACE
        .matcher(css)
        .replaceAll("")
        .replace("GDS Transport,arial,sans-serif", SYSTEM_FONTS)
        .replace("url(/assets/images/govuk-crest.svg)", "none");
  }

  /** The address of a file; it changes with what is in it. */
  public String path(String file) {
    Asset asset = assets.get(file);
    if (asset == null) {
      throw new IllegalArgumentException("no such file: " + file);
    }
    return PREFIX + file + "?v=" + asset.version();
  }

  public void addTo(RoutesConfig routes) {
    routes.get(PREFIX + "{file}", this::serve);
  }

  private void serve(Context ctx) {
    Asset asset = assets.get(ctx.pathParam("file"));
    if (asset == null) {
      ctx.status(404);
      return;
    }
    boolean same = asset.version().equals(ctx.queryParam("v"));
    ctx.header("Cache-Control", same ? "public, max-age=31536000, immutable" : "no-cache");
    ctx.contentType(asset.type() + "; charset=utf-8").result(asset.content());
  }
}
