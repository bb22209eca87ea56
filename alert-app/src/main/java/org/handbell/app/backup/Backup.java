package org.handbell.app.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.handbell.app.config.HandbellConfig;
import org.handbell.app.config.NamedFiles;
import org.handbell.notifier.DatabaseSettings;
import org.handbell.notifier.register.RegisterCopy;

/**
 * Takes a backup, whether Handbell runs or not. The register is copied first and all else after it,
 * at one instant: the register then knows no more than the broker's log holds, and reads on from
 * there; a line is in the spool or in the log.
 */
public final class Backup {

  static final List<String> REGISTER_KEYS =
      List.of("audit.key", "links.key", "accounts.key", "notes.key");

  private final HandbellConfig config;
  private final NamedFiles named;
  private final String version;
  private final Path work;

  private Backup(HandbellConfig config, NamedFiles named, String version) {
    this.config = config;
    this.named = named;
    this.version = version;
    this.work = config.data().resolve(Belonging.WORK);
  }

  /**
   * What was taken.
   *
   * @param stoodStill how long Handbell did; zero where it did not run
   * @param left files of the configuration that are outside its folder, and so not in the archive
   */
  public record Taken(Path archive, Path keys, int files, Duration stoodStill, List<Path> left) {}

  /** Where the keys to an archive are put. */
  public static Path keysOf(Path archive) {
    return archive.resolveSibling(archive.getFileName() + ".keys");
  }

  /**
   * Takes one.
   *
   * @param to a file that is not there yet
   * @throws BackupException when it cannot be taken, with the mend
   * @throws IOException when a file cannot be read or written
   */
  public static Taken take(
      HandbellConfig config, NamedFiles named, String version, Path to, Instant now)
      throws BackupException, IOException {
    for (Path file : List.of(to, keysOf(to))) {
      if (Files.exists(file)) {
        throw new BackupException(file + " is there already: name another file, or move it away");
      }
    }
    if (to.toAbsolutePath().normalize().startsWith(config.data())) {
      throw new BackupException(
          "%s is in the data folder: a backup belongs on another disk".formatted(to));
    }
    if (!Files.isDirectory(config.data())) {
      throw new BackupException("there is no data yet at " + config.data());
    }
    return new Backup(config, named, version).take(to, now);
  }

  private Taken take(Path to, Instant now) throws BackupException, IOException {
    try (FileChannel channel =
            FileChannel.open(
                config.data().resolve("backup-lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock == null) {
        throw new BackupException("another backup is being taken: wait until it is done");
      }
      OwnFiles.delete(work);
      OwnFiles.createFolder(work);
      try {
        return write(to, now);
      } finally {
        OwnFiles.delete(work);
      }
    }
  }

  @SuppressWarnings("try") // it stands still, nothing is asked of it
  private Taken write(Path to, Instant now) throws BackupException, IOException {
    List<Piece> pieces = new ArrayList<>();
    int register = register(pieces);
    Moment moment = new Moment(config.data(), work, elsewhere());
    Set<Long> running = Holders.of(config.data());
    long before = System.nanoTime();
    if (running.isEmpty()) {
      pieces.addAll(moment.asItStands());
    } else {
      var unused = moment.asItStands(); // the first walk is the slow one
      before = System.nanoTime();
      try (Standstill still = Standstill.of(running)) {
        pieces.addAll(moment.caught());
      }
    }
    Duration stood =
        running.isEmpty() ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - before);
    List<Path> left = new ArrayList<>();
    configuration(named.open(), pieces, left);
    List<Piece> secrets = secrets(left);
    Map<String, String> keys = fingerprints(secrets);
    write(to, pieces, register, keys, now);
    write(keysOf(to), secrets, register, keys, now);
    return new Taken(to, keysOf(to), pieces.size(), stood, left);
  }

  private int register(List<Piece> pieces) throws IOException {
    if (!RegisterCopy.isThere(config.database())) {
      return 0;
    }
    Path copy = work.resolve(Entries.REGISTER);
    int version = RegisterCopy.take(config.database(), copy);
    pieces.add(Piece.whole(Entries.REGISTER, copy));
    return version;
  }

  /** What of the data folder is copied in another way, or goes to the keys. */
  private Set<Path> elsewhere() {
    Set<Path> files = new HashSet<>();
    DatabaseSettings database = config.database();
    if (!database.isPostgres()) {
      Path file = database.file().normalize();
      for (String end : List.of("", "-wal", "-shm", "-journal")) {
        files.add(file.resolveSibling(file.getFileName() + end));
      }
    }
    REGISTER_KEYS.forEach(key -> files.add(database.keys().resolve(key).normalize()));
    files.add(config.data().resolve("backup-lock"));
    Set<Path> relative = new HashSet<>();
    files.stream()
        .filter(file -> file.startsWith(config.data()))
        .forEach(file -> relative.add(config.data().relativize(file)));
    return relative;
  }

  private void configuration(Set<Path> files, List<Piece> pieces, List<Path> left)
      throws IOException {
    Path folder = OwnFiles.folderOf(config.file());
    for (Path file : files) {
      if (file.startsWith(folder)) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        pieces.add(Piece.whole(Entries.CONFIG + name, file));
      } else {
        left.add(file);
      }
    }
  }

  private List<Piece> secrets(List<Path> left) throws IOException {
    List<Piece> secrets = new ArrayList<>();
    for (String key : REGISTER_KEYS) {
      addIfThere(secrets, Entries.KEYS + key, config.database().keys().resolve(key));
    }
    addIfThere(secrets, Entries.SEAL_KEY, config.data().resolve("seal.key"));
    configuration(named.secret(), secrets, left);
    return secrets;
  }

  private static void addIfThere(List<Piece> pieces, String entry, Path file) throws IOException {
    if (Files.exists(file)) {
      pieces.add(Piece.whole(entry, file));
    }
  }

  private static Map<String, String> fingerprints(List<Piece> secrets) throws IOException {
    Map<String, String> keys = new TreeMap<>();
    for (Piece piece : secrets) {
      if (piece.entry().startsWith(Entries.KEYS)) {
        keys.put(piece.entry(), Sums.fingerprint(piece.file()));
      }
    }
    return keys;
  }

  private void write(
      Path to, List<Piece> pieces, int register, Map<String, String> keys, Instant now)
      throws IOException {
    try (Archive archive = Archive.create(to)) {
      for (Piece piece : pieces) {
        archive.add(piece);
      }
      archive.finish(
          new Manifest(
              Manifest.FORMAT,
              version,
              now.toString(),
              register,
              Entries.CONFIG + config.file().getFileName(),
              keys,
              archive.sums()));
    }
  }
}
