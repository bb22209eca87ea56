package org.handbell.app.backup;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.handbell.app.config.HandbellConfig;
import org.handbell.notifier.DatabaseSettings;
import org.handbell.notifier.register.Move;
import org.handbell.notifier.register.RegisterCopy;

/** Puts a backup back where nothing is yet. */
public final class Restore implements AutoCloseable {

  /** Stands in a data folder that is not whole yet: nothing starts on it. */
  public static final String UNFINISHED = "restore-unfinished";

  private final OpenArchive archive;
  private final OpenArchive keys;

  private Restore(OpenArchive archive, OpenArchive keys) {
    this.archive = archive;
    this.keys = keys;
  }

  /** What was put back: how many files, and the moment that they are of. */
  public record Restored(int files, Instant taken, boolean register) {}

  /**
   * Opens a backup and checks all of it before anything is written.
   *
   * @throws BackupException when it cannot be put back, with the mend
   */
  public static Restore open(Path archive, Path keys) throws BackupException, IOException {
    int newest = RegisterCopy.newest();
    OpenArchive open = OpenArchive.open(archive, newest);
    try {
      if (!Files.exists(keys)) {
        throw new BackupException(
            "the keys are missing at %s: they are kept apart; name their file with --keys"
                .formatted(keys));
      }
      OpenArchive opener = OpenArchive.open(keys, newest);
      try {
        requireFitting(open.manifest(), opener.manifest(), keys);
      } catch (BackupException e) {
        opener.close();
        throw e;
      }
      return new Restore(open, opener);
    } catch (BackupException | IOException | RuntimeException e) {
      open.close();
      throw e;
    }
  }

  private static void requireFitting(Manifest archive, Manifest opener, Path keys)
      throws BackupException {
    for (Map.Entry<String, String> key : archive.keys().entrySet()) {
      if (!key.getValue().equals(opener.keys().get(key.getKey()))) {
        throw new BackupException(
            "%s are the keys of another Handbell: name the file that was written with this archive"
                .formatted(keys));
      }
    }
  }

  /**
   * Writes the configuration where there is none.
   *
   * @param file what it is to be called; what else belongs to it goes into its folder
   * @return how many files; 0 where there is a configuration, which stays as it is
   */
  public int configuration(Path file) throws BackupException, IOException {
    if (Files.exists(file)) {
      return 0;
    }
    Path folder = OwnFiles.folderOf(file);
    int written = 0;
    for (OpenArchive each : new OpenArchive[] {archive, keys}) {
      for (String entry : each.entries(Entries.CONFIG)) {
        boolean itself = entry.equals(archive.manifest().configuration());
        String name =
            itself ? file.getFileName().toString() : entry.substring(Entries.CONFIG.length());
        if (!Files.exists(folder.resolve(name))) {
          each.extract(entry, folder, name);
          OwnFiles.lend(folder.resolve(name), folder);
          written++;
        }
      }
    }
    return written;
  }

  /**
   * Writes data and register. Nothing may run on them.
   *
   * @throws BackupException when there is data already
   */
  public Restored data(HandbellConfig config, Instant now) throws BackupException, IOException {
    Path data = config.data();
    requireEmpty(config);
    Path mark = Files.createFile(data.resolve(UNFINISHED));
    int files = 0;
    for (OpenArchive each : new OpenArchive[] {archive, keys}) {
      for (String entry : each.entries(Entries.DATA)) {
        each.extract(entry, data, entry.substring(Entries.DATA.length()));
        files++;
      }
    }
    Path keyFolder = config.database().keys().normalize();
    for (String entry : keys.entries(Entries.KEYS)) {
      keys.extract(entry, keyFolder, entry.substring(Entries.KEYS.length()));
      files++;
    }
    Instant taken = Instant.parse(archive.manifest().taken());
    boolean register = archive.has(Entries.REGISTER);
    if (register) {
      register(config, taken, now);
      files++;
    }
    OwnFiles.giveAll(data, Files.getOwner(data));
    OwnFiles.giveAll(keyFolder, Files.getOwner(data));
    Files.delete(mark);
    return new Restored(files, taken, register);
  }

  private void register(HandbellConfig config, Instant taken, Instant now)
      throws BackupException, IOException {
    DatabaseSettings database = config.database();
    try {
      if (database.isPostgres()) {
        Path copy = config.data().resolve(Entries.REGISTER);
        archive.extract(Entries.REGISTER, config.data(), Entries.REGISTER);
        var unused =
            Move.move(new DatabaseSettings("sqlite:" + copy, null, database.keys()), database);
        Files.delete(copy);
      } else {
        Path file = database.file().normalize();
        archive.extract(Entries.REGISTER, OwnFiles.folderOf(file), file.getFileName().toString());
      }
      RegisterCopy.revive(database, taken, now);
    } catch (IllegalStateException e) {
      throw new BackupException(
          "%s; empty %s and restore again".formatted(e.getMessage(), config.data()), e);
    }
  }

  private static void requireEmpty(HandbellConfig config) throws BackupException, IOException {
    try (DirectoryStream<Path> all = Files.newDirectoryStream(config.data())) {
      for (Path each : all) {
        String name = each.getFileName().toString();
        if (!name.endsWith(".lock") && !name.equals("lost+found")) {
          throw exists(config.data());
        }
      }
    }
    DatabaseSettings database = config.database();
    if (!database.isPostgres() && Files.exists(database.file())) {
      throw exists(database.file());
    }
    for (String key : Backup.REGISTER_KEYS) {
      if (Files.exists(database.keys().resolve(key))) {
        throw exists(database.keys().resolve(key));
      }
    }
  }

  private static BackupException exists(Path place) {
    return new BackupException(
        "%s holds data already and was left as it is: move it away, or name other places in data"
                .formatted(place)
            + " and database");
  }

  @Override
  public void close() throws IOException {
    archive.close();
    keys.close();
  }
}
