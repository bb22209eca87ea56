package org.handbell.ingest.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.handbell.model.Person;
import org.handbell.model.UserName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directory as a file that people edit or a school system exports: looked at every few seconds,
 * read again when its time or size has changed. A file that cannot be used changes nothing; it is
 * counted as {@code handbell.ingest.directory.faults} and logged by line and field.
 */
public final class DirectoryFile implements Directory, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(DirectoryFile.class);
  private static final int LOOK_EVERY_SECONDS = 3;

  /** Time and size: what tells that a file has changed without reading it. */
  private record Version(FileTime modified, long size) {}

  private final Path file;
  private final Set<String> schoolIds;
  private final List<StaffAccount> staff;
  private final Counter faults;
  private final ScheduledExecutorService watcher =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "handbell-directory");
            thread.setDaemon(true);
            return thread;
          });
  private Version seen;
  private volatile DirectorySnapshot snapshot;

  private DirectoryFile(
      Path file, Set<String> schoolIds, List<StaffAccount> staff, MeterRegistry meters)
      throws IOException {
    this.file = file;
    this.schoolIds = Set.copyOf(schoolIds);
    this.staff = List.copyOf(staff);
    this.faults = meters.counter("handbell.ingest.directory.faults");
    this.seen = version();
    this.snapshot = read();
    meters.gauge("handbell.ingest.directory.accounts", this, self -> self.snapshot.size());
  }

  /**
   * Reads the file and keeps watching it until closed.
   *
   * @param staff who is staff whatever the file says
   * @throws DirectoryException naming each line and field that cannot be used
   * @throws IOException when the file cannot be read at all
   */
  public static DirectoryFile open(
      Path file, Set<String> schoolIds, List<StaffAccount> staff, MeterRegistry meters)
      throws IOException {
    DirectoryFile directory = new DirectoryFile(file, schoolIds, staff, meters);
    directory.watch();
    return directory;
  }

  private void watch() {
    var unused =
        watcher.scheduleWithFixedDelay(
            this::reloadWhenChanged, LOOK_EVERY_SECONDS, LOOK_EVERY_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public Person person(String schoolId, UserName name) {
    return snapshot.person(schoolId, name);
  }

  /** One look at the file. */
  synchronized void reloadWhenChanged() {
    try {
      Version now = version();
      if (!now.equals(seen)) {
        seen = now;
        snapshot = read();
        LOG.info("directory read again: accounts={}", snapshot.size());
      }
    } catch (DirectoryException e) {
      faults.increment();
      e.faults().forEach(fault -> LOG.warn("directory kept as it was: {}", fault));
    } catch (IOException e) {
      faults.increment();
      LOG.warn("directory kept as it was: the file cannot be read");
    }
  }

  private Version version() throws IOException {
    return new Version(Files.getLastModifiedTime(file), Files.size(file));
  }

  private DirectorySnapshot read() throws IOException {
    String text = decode(Files.readAllBytes(file));
    return new DirectorySnapshot(
        schoolIds,
        DirectoryReader.read(String.valueOf(file.getFileName()), text, schoolIds),
        staff);
  }

  /** School systems export UTF-8, old spreadsheets Windows-1252. */
  private static String decode(byte[] bytes) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, Charset.forName("windows-1252"));
    }
  }

  @Override
  public void close() {
    watcher.shutdownNow();
  }
}
