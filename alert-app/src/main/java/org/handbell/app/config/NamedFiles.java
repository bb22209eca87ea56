package org.handbell.app.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.handbell.document.Document;

/**
 * The files without which a configuration cannot be read on another machine.
 *
 * @param open the configuration itself, directory, lists, certificates
 * @param secret what its secrets stand in, and private keys
 */
public record NamedFiles(Set<Path> open, Set<Path> secret) {

  private static final int START_OF_A_KEY = 4096;

  /**
   * Reads a configuration for what it names.
   *
   * @throws ConfigException with every fault found
   * @throws IOException when one of them cannot be read
   */
  public static NamedFiles of(Path file) throws ConfigException, IOException {
    Document document = Document.of(file, System::getenv);
    HandbellConfig config = ConfigReader.read(file, document);
    Set<Path> places = new TreeSet<>(document.named());
    places.add(file.toAbsolutePath().normalize());
    config.sealed().keyholders().forEach(id -> places.add(config.sealed().publicKey(id)));
    Set<Path> logs =
        config.sources().stream()
            .filter(source -> source.listen().getScheme().equals("file"))
            .map(source -> Path.of(source.listen().getPath()).toAbsolutePath().normalize())
            .collect(Collectors.toSet());
    Set<Path> open = new TreeSet<>();
    Set<Path> secret = new TreeSet<>(document.secretFiles());
    for (Path place : places) {
      if (!logs.contains(place) && !place.startsWith(config.data())) {
        for (Path each : files(place)) {
          (isPrivateKey(each) ? secret : open).add(each);
        }
      }
    }
    open.removeIf(each -> isDatabase(config, each));
    return new NamedFiles(open, secret);
  }

  private static boolean isDatabase(HandbellConfig config, Path file) {
    return !config.database().isPostgres()
        && file.toString().startsWith(config.database().file().normalize().toString());
  }

  private static Set<Path> files(Path place) throws IOException {
    if (!Files.exists(place)) {
      return Set.of();
    }
    try (Stream<Path> all = Files.walk(place)) {
      return all.filter(Files::isRegularFile).collect(Collectors.toSet());
    }
  }

  private static boolean isPrivateKey(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return new String(in.readNBytes(START_OF_A_KEY), StandardCharsets.ISO_8859_1)
          .contains("PRIVATE KEY-----");
    }
  }
}
