package org.handbell.classifier.list.update;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.handbell.classifier.list.EntryHash;
import org.handbell.classifier.list.ListConfig;
import org.handbell.classifier.list.ListVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder in which the last good versions of a list are kept, as hashes alone. It is how a
 * command tells a running Handbell of another version, too: the newest in the folder is in use.
 */
final class Kept {

  private static final Logger LOG = LoggerFactory.getLogger(Kept.class);
  private static final int VERSIONS = 3;
  private static final String ENDING = ".hashes";

  private final Path folder;
  private final ListConfig config;
  private final EntryHash hash;

  Kept(Path all, ListConfig config, EntryHash hash) {
    this.folder = all.resolve(config.id());
    this.config = config;
    this.hash = hash;
  }

  /** The name of the newest version's file, by which a change is seen; empty where none is. */
  String newestFile() throws IOException {
    List<Path> files = files();
    return files.isEmpty() ? "" : String.valueOf(files.get(0).getFileName());
  }

  /** The newest version that can be used. */
  Optional<ListVersion> newest() throws IOException {
    for (Path file : files()) {
      Optional<ListVersion> read = read(file);
      if (read.isPresent()) {
        return read;
      }
    }
    return Optional.empty();
  }

  /** The version of that name. */
  Optional<ListVersion> named(String name) throws IOException {
    for (Path file : files()) {
      if (isNamed(file, name)) {
        return read(file);
      }
    }
    return Optional.empty();
  }

  /** All that are kept, the newest first. */
  List<ListVersion> all() throws IOException {
    return files().stream().flatMap(file -> read(file).stream()).toList();
  }

  private Optional<ListVersion> read(Path file) {
    try {
      return Optional.of(VersionFile.read(file, config.shape(), hash.keyMark()));
    } catch (IOException | IllegalArgumentException e) {
      LOG.warn("List {}: a kept version is passed over: {}", config.id(), e.getMessage());
      return Optional.empty();
    }
  }

  /** Keeps a version, and of the older ones as many as may be needed. */
  void keep(ListVersion version) throws IOException {
    Files.createDirectories(folder);
    Path fresh = Files.createTempFile(folder, "version", ".tmp");
    VersionFile.write(fresh, version, config.shape(), hash.keyMark());
    String name = "%013d-%s%s".formatted(version.taken().toEpochMilli(), version.name(), ENDING);
    Files.move(fresh, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    List<Path> files = files();
    for (Path old : files.subList(Math.min(VERSIONS, files.size()), files.size())) {
      Files.deleteIfExists(old);
    }
  }

  /** Forgets the version of that name; where it was the newest, the one before is in use again. */
  void drop(String name) throws IOException {
    for (Path file : files()) {
      if (isNamed(file, name)) {
        Files.delete(file);
      }
    }
  }

  private static boolean isNamed(Path file, String name) {
    return String.valueOf(file.getFileName()).endsWith("-" + name + ENDING);
  }

  Notes notes() throws IOException {
    return Notes.read(folder.resolve("source"));
  }

  void note(Notes notes) throws IOException {
    Files.createDirectories(folder);
    notes.write(folder.resolve("source"));
  }

  private List<Path> files() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> String.valueOf(file.getFileName()).endsWith(ENDING))
          .sorted(Comparator.reverseOrder())
          .toList();
    }
  }
}
