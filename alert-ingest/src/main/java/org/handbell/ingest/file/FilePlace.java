package org.handbell.ingest.file;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What {@code listen: "file:…"} names: a log, logs by a pattern such as {@code access*.log}, a
 * folder of exports when it ends with a slash, or standard input as {@code file:-}.
 *
 * @param path with the pattern as its last name, where there is one
 */
public record FilePlace(Kind kind, Path path) {

  /** How the files of a place are read. */
  public enum Kind {
    LOG,
    PATTERN,
    FOLDER,
    STANDARD_INPUT
  }

  /**
   * Reads the setting.
   *
   * @throws IllegalArgumentException when it names no path
   */
  public static FilePlace of(URI listen) {
    String text = String.valueOf(listen.getSchemeSpecificPart());
    if (text.equals("-")) {
      return new FilePlace(Kind.STANDARD_INPUT, Path.of("-"));
    }
    Path path;
    try {
      path = Path.of(text).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("\"" + text + "\" is not a path", e);
    }
    if (text.isBlank() || path.getFileName() == null) {
      throw new IllegalArgumentException("\"" + listen + "\" names no file");
    }
    if (text.endsWith("/")) {
      return new FilePlace(Kind.FOLDER, path);
    }
    boolean pattern = path.getFileName().toString().contains("*");
    return new FilePlace(pattern ? Kind.PATTERN : Kind.LOG, path);
  }

  Path folder() {
    return kind == Kind.FOLDER ? path : path.resolveSibling("").toAbsolutePath().normalize();
  }

  /**
   * Why nothing can be read there, and the mend; empty where it can, or may once there is a file.
   */
  public Optional<String> fault() {
    if (kind == Kind.STANDARD_INPUT) {
      return Optional.empty();
    }
    Path folder = folder();
    if (!Files.isDirectory(folder)) {
      return Optional.of("no folder " + folder + "; create it or mend the path");
    }
    if (!Files.isReadable(folder) || !Files.isExecutable(folder)) {
      return Optional.of(
          "the folder %s cannot be read; let the user that runs Handbell read it"
              .formatted(folder));
    }
    if (kind != Kind.LOG || !Files.exists(path)) {
      return Optional.empty();
    }
    if (Files.isDirectory(path)) {
      return Optional.of(
          path + " is a folder; end it with a slash to read the files dropped there");
    }
    return Files.isReadable(path)
        ? Optional.empty()
        : Optional.of("%s cannot be read; let the user that runs Handbell read it".formatted(path));
  }

  /** What a technician may want to know, though it works as it is. */
  public Optional<String> hint() {
    if (kind == Kind.FOLDER && !Files.isWritable(path)) {
      return Optional.of(
          path + " cannot be written: files that were read stay there and are only remembered");
    }
    if (kind == Kind.LOG && !Files.exists(path)) {
      return Optional.of(path + " is not there yet; it is read from its beginning once it is");
    }
    return Optional.empty();
  }
}
