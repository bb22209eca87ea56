package org.handbell.ingest.identity;

import io.micrometer.core.instrument.Counter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What files that people edit, or a school system exports, say: looked at every few seconds, read
 * again when a time or size has changed. Files that cannot be used change nothing; that is counted,
 * and logged by line and field.
 */
final class WatchedFiles<T> implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(WatchedFiles.class);
  private static final int LOOK_EVERY_SECONDS = 3;

  /** Reads all of the files. */
  interface Reading<T> {
    T read(List<Path> files) throws IOException;
  }

  /** Time and size: what tells that a file has changed without reading it. */
  private record Version(FileTime modified, long size) {}

  private final String what;
  private final List<Path> files;
  private final Reading<T> reading;
  private final Counter faults;
  private final ScheduledExecutorService watcher;
  private List<Version> seen;
  private volatile T current;

  /**
   * Reads the files and watches them until closed.
   *
   * @param what their name in the log
   * @throws CsvFaults naming each line and field that cannot be used
   * @throws IOException when a file cannot be read at all
   */
  WatchedFiles(String what, List<Path> files, Reading<T> reading, Counter faults)
      throws IOException {
    this.what = what;
    this.files = List.copyOf(files);
    this.reading = reading;
    this.faults = faults;
    this.seen = versions();
    this.current = reading.read(this.files);
    this.watcher = Executors.newSingleThreadScheduledExecutor(WatchedFiles::daemon);
    var unused =
        watcher.scheduleWithFixedDelay(
            this::look, LOOK_EVERY_SECONDS, LOOK_EVERY_SECONDS, TimeUnit.SECONDS);
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "handbell-directory");
    thread.setDaemon(true);
    return thread;
  }

  T current() {
    return current;
  }

  /** One look at the files. */
  synchronized void look() {
    try {
      List<Version> now = versions();
      if (!now.equals(seen)) {
        seen = now;
        current = reading.read(files);
        LOG.info("{} read again", what);
      }
    } catch (CsvFaults e) {
      faults.increment();
      e.faults().forEach(fault -> LOG.warn("{} kept as it was: {}", what, fault));
    } catch (IOException | RuntimeException e) {
      faults.increment();
      LOG.warn("{} kept as it was: a file cannot be read", what);
    }
  }

  private List<Version> versions() throws IOException {
    List<Version> versions = new ArrayList<>();
    for (Path file : files) {
      versions.add(new Version(Files.getLastModifiedTime(file), Files.size(file)));
    }
    return versions;
  }

  @Override
  public void close() {
    watcher.shutdownNow();
  }
}
