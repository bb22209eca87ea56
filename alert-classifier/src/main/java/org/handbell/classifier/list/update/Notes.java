package org.handbell.classifier.list.update;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Properties;

/**
 * What is remembered of a list's source between looks.
 *
 * @param etag as the server gave it with the version in use; empty where it gave none
 * @param modified likewise, its {@code Last-Modified}
 * @param stamp of the file when it was last read
 * @param confirmed when the source last gave or confirmed the version in use; the epoch for never
 * @param refused digest of a version that a person rolled back; empty where there is none
 * @param matchedBack name of the version that earlier events were last matched with
 */
record Notes(
    String etag,
    String modified,
    String stamp,
    Instant confirmed,
    String refused,
    String matchedBack) {

  static final Notes NONE = new Notes("", "", "", Instant.EPOCH, "", "");

  Notes from(String etag, String modified, String stamp) {
    return new Notes(etag, modified, stamp, confirmed, refused, matchedBack);
  }

  Notes confirmed(Instant at) {
    return new Notes(etag, modified, stamp, at, refused, matchedBack);
  }

  Notes refused(String digest) {
    return new Notes("", "", stamp, confirmed, digest, matchedBack);
  }

  Notes matchedBack(String version) {
    return new Notes(etag, modified, stamp, confirmed, refused, version);
  }

  /** What stands in that file; nothing where there is none. */
  static Notes read(Path file) throws IOException {
    Properties all = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      all.load(reader);
    } catch (NoSuchFileException e) {
      return NONE;
    } catch (IllegalArgumentException e) {
      throw new IOException(file + " is damaged; delete it", e);
    }
    return new Notes(
        all.getProperty("etag", ""),
        all.getProperty("modified", ""),
        all.getProperty("stamp", ""),
        Instant.ofEpochMilli(Long.parseLong(all.getProperty("confirmed", "0"))),
        all.getProperty("refused", ""),
        all.getProperty("matchedBack", ""));
  }

  void write(Path file) throws IOException {
    Properties all = new Properties();
    all.setProperty("etag", etag);
    all.setProperty("modified", modified);
    all.setProperty("stamp", stamp);
    all.setProperty("confirmed", String.valueOf(confirmed.toEpochMilli()));
    all.setProperty("refused", refused);
    all.setProperty("matchedBack", matchedBack);
    StringWriter text = new StringWriter();
    all.store(text, null);
    Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), "notes", ".tmp");
    Files.writeString(fresh, text.toString());
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
