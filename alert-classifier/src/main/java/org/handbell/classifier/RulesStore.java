package org.handbell.classifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.handbell.classifier.classify.RulesBundle;

/**
 * Keeps the rules that judged, one folder a version, as long as any decision by them is kept. A
 * folder's time is when Handbell last started with it.
 */
public final class RulesStore {

  private static final Duration KEPT = Duration.ofDays(400);
  private static final String UNFINISHED = ".new-";

  private final Path directory;

  public RulesStore(Path directory) {
    this.directory = directory;
  }

  /** Keeps these rules, which judge from now on, and drops what nobody can ask for any more. */
  public void keep(RulesBundle rules, Instant now) throws IOException {
    Path folder = directory.resolve(rules.version());
    if (!Files.isDirectory(folder)) {
      write(rules, folder);
    }
    Files.setLastModifiedTime(folder, FileTime.from(now));
    for (Path other : folders()) {
      if (Files.getLastModifiedTime(other).toInstant().isBefore(now.minus(KEPT))) {
        delete(other);
      }
    }
  }

  /** The rules of that version, where they are kept. */
  public Optional<RulesBundle> find(String version) throws IOException {
    Path folder = directory.resolve(version).normalize();
    boolean inside = directory.normalize().equals(folder.getParent());
    if (!inside || !Files.isDirectory(folder)) {
      return Optional.empty();
    }
    TreeMap<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String path = folder.relativize(file).toString().replace('\\', '/');
        files.put(path, Files.readString(file, UTF_8));
      }
    }
    return Optional.of(new RulesBundle(files));
  }

  /** The versions that are kept, the newest first. */
  public List<String> versions() throws IOException {
    record Kept(String version, FileTime used) {}
    List<Kept> kept = new ArrayList<>();
    for (Path folder : folders()) {
      kept.add(new Kept(folder.getFileName().toString(), Files.getLastModifiedTime(folder)));
    }
    kept.sort(Comparator.comparing(Kept::used).reversed());
    return kept.stream().map(Kept::version).toList();
  }

  /** Whole or not at all: a folder gets its name when all is in it. */
  private void write(RulesBundle rules, Path folder) throws IOException {
    Path unfinished = directory.resolve(UNFINISHED + UUID.randomUUID());
    for (Map.Entry<String, String> file : rules.files().entrySet()) {
      Path path = unfinished.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue(), UTF_8);
    }
    try {
      Files.move(unfinished, folder);
    } catch (IOException e) {
      delete(unfinished);
      if (!Files.isDirectory(folder)) {
        throw e;
      }
    }
  }

  private List<Path> folders() throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(directory)) {
      return all.filter(Files::isDirectory).toList();
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
