package org.handbell.app.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import org.handbell.document.Fields;
import org.handbell.ingest.SourceConfig;
import org.handbell.ingest.file.FilePlace;
import org.handbell.ingest.profile.Formats;

/** Reads where lines come from: each source of {@code sources}. */
final class SourceReader {

  private final Ids ids;
  private final Formats formats;
  private final SourceChecks checks = new SourceChecks();

  /**
   * Reads no source yet.
   *
   * @param ids of the schools that sources may name
   */
  SourceReader(Ids ids, Formats formats) {
    this.ids = ids;
    this.formats = formats;
  }

  SourceConfig read(Fields f) {
    return checks.checked(known(source(f), f), f);
  }

  private SourceConfig known(SourceConfig source, Fields f) {
    if (!formats.names().contains(source.format())) {
      f.fault(
          "format",
          "%s is not known; write one of %s, or name the file that describes it under profiles"
              .formatted(source.format(), String.join(", ", formats.names())));
    }
    return source;
  }

  private SourceConfig source(Fields f) {
    String id = ids.unique("sources", f);
    Path schools = f.existingFile("schools").orElse(null);
    String school = schools == null ? ids.school(f) : null;
    if (schools != null && f.has("school")) {
      f.fault("school", "the source has schools too; keep one of them");
    }
    return new SourceConfig(
        id,
        school,
        schools,
        f.required("listen", URI.create("syslog+tcp://127.0.0.1:5514"), g -> wayIn(g, f)),
        f.optionalText("format").orElse("auto"),
        f.texts("from"),
        f.has("tls") ? tls(f.object("tls")) : null,
        f.optionalText("token").orElse(null),
        f.has("zone") ? f.required("zone", ZoneId.of("Europe/London"), Values::zone) : null,
        f.parsed("limit", SourceConfig.USUAL_LIMIT, Values::limit));
  }

  /** A file's path is relative to the configuration, as any other. */
  private URI wayIn(String given, Fields f) {
    URI uri = Values.wayIn(given);
    if (!uri.getScheme().equals("file")) {
      return uri;
    }
    FilePlace place = FilePlace.of(uri);
    if (place.kind() == FilePlace.Kind.STANDARD_INPUT) {
      ids.standardInput(f);
      return uri;
    }
    String path = uri.getSchemeSpecificPart();
    return Values.file(f.resolve(path) + (path.endsWith("/") ? "/" : ""));
  }

  static SourceConfig.Tls tls(Fields f) {
    SourceConfig.Tls read =
        new SourceConfig.Tls(
            f.existingFile("certificate").orElseGet(() -> Path.of(f.text("certificate"))),
            f.existingFile("key").orElseGet(() -> Path.of(f.text("key"))),
            f.existingFile("clients").orElse(null));
    f.done();
    return read;
  }
}
