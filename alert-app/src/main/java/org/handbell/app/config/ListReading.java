package org.handbell.app.config;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.handbell.classifier.list.ListConfig;
import org.handbell.classifier.list.ListFormat;
import org.handbell.classifier.list.ListUse;
import org.handbell.document.Fields;
import org.handbell.model.Category;
import org.jspecify.annotations.Nullable;

/** Reads one entry of {@code lists}: what stands on the list and where it comes from. */
final class ListReading {

  private static final Duration TWICE_A_DAY = Duration.ofHours(6);
  private static final Duration LEAST = Duration.ofMinutes(5);
  private static final Duration MOST = Duration.ofDays(7);

  private ListReading() {}

  /**
   * Reads it.
   *
   * @param schoolId where it holds; absent for everywhere
   */
  static ListConfig read(Fields f, String id, @Nullable String schoolId) {
    ListFormat format = f.choice("format", ListFormat.values(), ListFormat::id, ListFormat.URLS);
    ListUse use = f.optionalChoice("use", ListUse.values(), ListUse::id, ListUse.BLOCK);
    return new ListConfig(
        id,
        category(f, format, use),
        format,
        use,
        schoolId,
        f.has("url") ? address(f) : new ListConfig.AtPath(path(f)),
        new ListConfig.Proof(checksum(f), f.texts("hits"), f.texts("misses")),
        f.parsed("limit", ListConfig.DEFAULT_LIMIT, ListReading::bytes));
  }

  private static @Nullable Category category(Fields f, ListFormat format, ListUse use) {
    boolean needless = use == ListUse.ALLOW || format == ListFormat.UT1;
    return needless && !f.has("category")
        ? null
        : f.required("category", Category.ILLEGAL_CSAM, Category::of);
  }

  private static Path path(Fields f) {
    Path path = f.resolve(f.text("file"));
    if (f.has("file") && !Files.isReadable(path)) {
      f.fault("file", "no readable file " + path + "; create it or mend the path");
    }
    return path;
  }

  private static ListConfig.AtAddress address(Fields f) {
    if (f.has("file")) {
      f.fault("file", "the list has a url too; keep one of them");
    }
    URI address = f.required("url", URI.create("https://missing.invalid/"), ListReading::https);
    return new ListConfig.AtAddress(
        address,
        authorization(f).orElse(null),
        f.parsed("every", TWICE_A_DAY, ListReading::interval));
  }

  private static URI https(String given) {
    URI uri = Values.uri(given);
    if (!"https".equalsIgnoreCase(uri.getScheme()) || uri.getHost() == null) {
      throw new IllegalArgumentException("a list is fetched from an https:// address only");
    }
    if (uri.getUserInfo() != null) {
      throw new IllegalArgumentException("write the name and password as user and password");
    }
    return uri;
  }

  private static Optional<String> authorization(Fields f) {
    Optional<String> token = f.optionalText("token");
    if (token.isPresent()) {
      return token.map(it -> "Bearer " + it);
    }
    return f.optionalText("user").map(user -> basic(user, f.text("password")));
  }

  private static String basic(String user, String password) {
    byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(both);
  }

  /** Beside the list's file it is a path; beside its address the address says what it is. */
  private static String checksum(Fields f) {
    Optional<String> given = f.optionalText("checksum");
    if (f.has("url") || given.isEmpty()) {
      return given.orElse("");
    }
    Path path = f.resolve(given.get());
    if (!Files.isReadable(path)) {
      f.fault("checksum", "no readable file " + path + "; create it or mend the path");
    }
    return path.toString();
  }

  private static Duration interval(String given) {
    if (!given.matches("[0-9]{1,4}[mhd]")) {
      throw new IllegalArgumentException("\"" + given + "\" is no time span; use 6h, 30m or 1d");
    }
    Duration read = Duration.parse(iso(given));
    if (read.compareTo(LEAST) < 0 || read.compareTo(MOST) > 0) {
      throw new IllegalArgumentException("a list is asked for every 5m at most, every 7d at least");
    }
    return read;
  }

  private static String iso(String given) {
    String upper = given.toUpperCase(Locale.ROOT);
    return given.endsWith("d") ? "P" + upper : "PT" + upper;
  }

  private static long bytes(String given) {
    if (!given.matches("[0-9]{1,5} ?MB")) {
      throw new IllegalArgumentException("\"" + given + "\" is no size; use 64MB");
    }
    return Long.parseLong(given.replaceAll("[^0-9]", "")) << 20;
  }
}
