package org.handbell.ingest.identity;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.handbell.model.Person;
import org.handbell.model.UserName;
import org.jspecify.annotations.Nullable;

/**
 * The directory as files that people edit or a school system exports; read again when they change.
 * Files that cannot be used change nothing and are counted as {@code
 * handbell.ingest.directory.faults}.
 */
public final class DirectoryFile implements Directory, AutoCloseable {

  private final WatchedFiles<DirectorySnapshot> watched;

  private DirectoryFile(WatchedFiles<DirectorySnapshot> watched) {
    this.watched = watched;
  }

  /**
   * Reads the files and keeps watching them until closed.
   *
   * @throws CsvFaults naming each line and field that cannot be used
   * @throws IOException when a file cannot be read at all
   */
  public static DirectoryFile open(List<Path> files, DirectoryRules rules, MeterRegistry meters)
      throws IOException {
    WatchedFiles<DirectorySnapshot> watched =
        new WatchedFiles<>(
            "directory",
            files,
            paths -> new DirectorySnapshot(DirectoryReader.read(paths, rules.schoolIds()), rules),
            meters.counter("handbell.ingest.directory.faults"));
    meters.gauge("handbell.ingest.directory.accounts", watched, w -> w.current().size());
    return new DirectoryFile(watched);
  }

  @Override
  public Person person(String schoolId, UserName name) {
    return watched.current().person(schoolId, name);
  }

  @Override
  public boolean isStaffPlace(String schoolId, @Nullable String ip, @Nullable String device) {
    return watched.current().isStaffPlace(schoolId, ip, device);
  }

  /** One look at the files. */
  void reloadWhenChanged() {
    watched.look();
  }

  @Override
  public void close() {
    watched.close();
  }
}
