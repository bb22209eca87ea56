package org.handbell.ingest.profile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.handbell.document.Document;

/** The profiles in the jar, in the order of {@code index.txt}. */
final class Bundled {

  private Bundled() {}

  static List<Profile> profiles() {
    return text("index.txt")
        .lines()
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .map(Bundled::profile)
        .toList();
  }

  /** Their tests run when Handbell is built, not at each start. */
  private static Profile profile(String name) {
    Document document = Document.ofText(name + ".yaml", text(name + ".yaml"));
    Profile profile = ProfileReader.read(document);
    if (!document.faults().isEmpty()) {
      throw new IllegalStateException(document.faults().toString());
    }
    return profile;
  }

  /** A file in the jar, such as {@code json.yaml}. */
  static String text(String file) {
    try (InputStream in = Bundled.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + file);
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
